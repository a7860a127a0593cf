#include "documents/drafting.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "documents/from_plan.hpp"
#include "documents/kind.hpp"
#include "documents/letterhead.hpp"
#include "documents/outline.hpp"
#include "documents/wording.hpp"
#include "reports/rollup.hpp"

namespace documents {
namespace {

constexpr std::string_view recipients_as_above = "Như trên";

std::string slashed(base::Day day) {
    const auto parts = base::parts_of(day);
    return fmt::format("{}/{}/{}", static_cast<unsigned>(parts.day()), static_cast<unsigned>(parts.month()),
                       static_cast<int>(parts.year()));
}

/// "16:05 2/8/2021": when a report came, for a cell of a table.
std::string moment(base::Instant at) {
    const auto day = base::day_of(at);
    const auto minute = (at.ms - base::start_of(day).ms) / 60000;
    return fmt::format("{:02}:{:02} {}", minute / 60, minute % 60, slashed(day));
}

std::string body_name(store::Transaction& tx, const base::Uuid& body) {
    return tx.run("SELECT name FROM body WHERE id = $1", {body}).at(0).text("name");
}

std::string with_small(std::string_view words) {
    std::size_t first = 1;
    while (first < words.size() && (words[first] & 0xC0) == 0x80) ++first;
    return words.empty() ? "" : base::to_lower(words.substr(0, first)) + std::string(words.substr(first));
}

std::string ended(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ';')) text.pop_back();
    return text + '.';
}

/// "Rà soát nhà trọ" of the police, by 6 August, as an order of a document.
std::string order_of(const briefings::Decision& decision) {
    std::string names;
    for (const auto& body : decision.bodies) names += (names.empty() ? "" : ", ") + body.name;
    auto text = without_end(decision.text);
    if (!names.empty()) text = "Giao " + names + ' ' + with_small(text);
    if (decision.due) text += ", chậm nhất ngày " + slashed(*decision.due);
    return ended(text);
}

std::string hour_of(std::int64_t minute) {
    return fmt::format("{:02} giờ {:02}", minute / 60, minute % 60);
}

struct Held {
    briefings::Briefing briefing;
    briefings::Meeting meeting;
    std::string body;
};

Held held(store::Transaction& tx, const base::Who& who, briefings::BriefingId id, base::Day day) {
    const auto briefing = briefings::held_by(tx, who, id);
    return {briefing, briefings::meeting_on(tx, who, briefing, day), briefing.body.name};
}

/// The lines of the kept minutes under the headings of the form.
std::string minutes_body(const Held& from, const std::string& minutes) {
    auto body = fmt::format("Vào {} {}{}, {} tổ chức {}.\nI. THÀNH PHẦN\n", hour_of(from.meeting.hours.start_minute),
                            written_day(from.meeting.held_on),
                            from.briefing.place.empty() ? "" : ", tại " + from.briefing.place, from.body,
                            with_small(from.briefing.title));
    // Two lines of the kept minutes say what and when, which stands above already.
    std::size_t at = minutes.find('\n', minutes.find('\n') + 1) + 1;
    bool in_content = false;
    while (at < minutes.size()) {
        const auto end = std::min(minutes.find('\n', at), minutes.size());
        const auto line = minutes.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("- ") && !in_content) {
            body += "II. NỘI DUNG\n";
            in_content = true;
        }
        body += (line == "KẾT LUẬN" ? (in_content ? "III. KẾT LUẬN" : "II. KẾT LUẬN") : line) + '\n';
    }
    return body + "Biên bản được lập và thông qua tại cuộc họp.";
}

std::vector<std::string> names_of(const std::vector<plans::BodyName>& bodies) {
    std::vector<std::string> names;
    for (const auto& body : bodies) names.push_back(body.name);
    return names;
}

std::string state_word(const reports::Unit& unit) {
    if (unit.state == reports::ReportState::reported) return unit.at ? moment(*unit.at) : "Đã báo cáo";
    return unit.state == reports::ReportState::late ? "Chưa báo cáo, đã quá hạn" : "Chưa báo cáo, còn hạn";
}

/// What was written for one period of one duty, each body once, by name.
std::string texts_of(store::Transaction& tx, const reports::RollCall& call) {
    std::string texts;
    std::size_t number = 0;
    for (const auto& row : tx.run(R"(
             SELECT coalesce(m.name, b.name) AS name, r.text
             FROM report r JOIN body b ON b.id = r.body LEFT JOIN person m ON m.id = r.person
             WHERE r.duty = $1 AND r.period_from = $2 AND r.received_at IS NOT NULL AND r.text <> ''
             ORDER BY coalesce(m.name_key, b.name_key), r.id)",
                                  {call.duty, call.period.from}))
        texts += fmt::format("{} {}\n{}\n", sign_of(Level::item, ++number), row.text("name"),
                             row.maybe_text("text").value_or(""));
    return texts;
}

/// How those are called who report.
struct ReporterWords {
    std::string_view counted;  ///< behind a number
    std::string_view column;
    std::string_view number_of;
};

ReporterWords words_for(reports::Reporters reporters) {
    switch (reporters) {
        case reports::Reporters::bodies:
            return {"đơn vị", "Đơn vị", "Số đơn vị báo cáo"};
        case reports::Reporters::people:
            return {"người", "Người báo cáo", "Số người báo cáo"};
        case reports::Reporters::both:
            return {"người và đơn vị", "Người, đơn vị", "Số người và đơn vị báo cáo"};
    }
    return {};
}

std::string roll_call(const reports::RollCall& call) {
    const auto words = words_for(call.reporters);
    auto text = fmt::format("Kỳ báo cáo từ ngày {} đến ngày {}: {} trên {} {} đã báo cáo, {} {} trễ hạn.\n",
                            slashed(call.period.from), slashed(call.period.until), call.reported, call.expected,
                            words.counted, call.late, words.counted);
    text += row_of({"TT", std::string(words.column), "Báo cáo"}) + '\n';
    for (std::size_t i = 0; i < call.units.size(); ++i)
        text += row_of({std::to_string(i + 1), call.units[i].body.name, state_word(call.units[i])}) + '\n';
    return text;
}

/// Figures that are counted once and may stand in two reports are told as what they are at least and at most.
std::string value_of(const reports::Total& total) {
    return total.low == total.high ? std::to_string(total.low) : fmt::format("{} đến {}", total.low, total.high);
}

/// What the units said in numbers, each with how many of them said it; nothing where the duty asks for words alone.
std::string figures_of(store::Transaction& tx, const base::Who& who, const reports::RollCall& call) {
    if (!accounts::reaches_body(tx, who, base::Permission::reports_read, who.body)) return {};
    const auto sums = reports::roll_up(tx, who, {.duty = call.duty, .from = call.period.from});
    if (sums.indicators.empty()) return {};
    auto text =
        row_of({"TT", "Chỉ tiêu", "Đơn vị tính", "Số liệu", std::string(words_for(call.reporters).number_of)}) + '\n';
    std::size_t number = 0;
    for (const auto& indicator : sums.indicators) {
        const auto total = std::ranges::find(sums.whole.totals, indicator.id, &reports::Total::indicator);
        const bool is_said = total != sums.whole.totals.end();
        text +=
            row_of({std::to_string(++number), indicator.vi, indicator.unit, is_said ? value_of(*total) : "chưa báo cáo",
                    fmt::format("{}/{}", is_said ? total->units : 0, call.expected)}) +
            '\n';
    }
    // Sums follow what was sent within a second or so.
    if (sums.is_rising) text += "(Số liệu đang được cộng, xin xem lại trước khi trình.)\n";
    return text;
}

bool are_of_people(const std::vector<reports::RollCall>& calls) {
    const auto is_of_people = [](const auto& call) { return call.reporters == reports::Reporters::people; };
    return !calls.empty() && std::ranges::all_of(calls, is_of_people);
}

/// Only the last period of each duty: what earlier ones lack is asked for, not reported.
std::vector<reports::RollCall> last_calls(store::Transaction& tx, plans::PlanId plan) {
    std::vector<reports::RollCall> calls;
    for (auto& call : reports::roll_calls(tx, plan))
        if (calls.empty() || calls.back().duty != call.duty) calls.push_back(std::move(call));
    return calls;
}

}  // namespace

Document blank(store::Transaction& tx, const base::Who& who, const std::string& kind) {
    plans::require_desk(tx, who);
    const auto& wanted = kind_named(kind);
    const auto letterhead = letterhead_of(tx, who.body);
    Document document;
    document.form = letterhead.form;
    document.superior = letterhead.superior;
    document.issuer = letterhead.issuer;
    document.number = notation_of(letterhead.form, wanted, letterhead.symbol);
    document.place = letterhead.place;
    document.kind = wanted.name;
    document.capacities = letterhead.capacities;
    document.signer = letterhead.signer;
    document.keep = "VT";
    return document;
}

Document minutes_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day) {
    const auto from = held(tx, who, briefing, day);
    auto document = blank(tx, who, "Biên bản");
    document.subject = fmt::format("{} {}", from.briefing.title, written_day(from.meeting.held_on));
    document.body = minutes_body(from, briefings::minutes_text(tx, from.briefing, from.meeting));
    document.recipients = names_of(briefings::participants(tx, briefing));
    document.capacities = {{Authority::own, "Chủ trì"}};
    return document;
}

Document conclusions_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day) {
    const auto from = held(tx, who, briefing, day);
    auto document = blank(tx, who, "Thông báo");
    document.subject =
        fmt::format("Kết luận {} {}", with_small(from.briefing.title), written_day(from.meeting.held_on));
    document.body = fmt::format(
        "Vào {}, {} tổ chức {}. Sau khi nghe các đơn vị báo cáo và thảo luận, người chủ trì kết luận như sau:\n",
        written_day(from.meeting.held_on), from.body, with_small(from.briefing.title));
    std::size_t number = 0;
    if (from.meeting.id)
        for (const auto& decision : briefings::decisions_of(tx, from.meeting.id->uuid))
            document.body += sign_of(Level::item, ++number) + ' ' + order_of(decision) + '\n';
    document.body += fmt::format("{} thông báo để các đơn vị biết, thực hiện.", from.body);
    document.recipients = names_of(briefings::participants(tx, briefing));
    return document;
}

Document invitation_of(store::Transaction& tx, const base::Who& who, briefings::BriefingId briefing, base::Day day) {
    const auto from = held(tx, who, briefing, day);
    auto document = blank(tx, who, "Giấy mời");
    document.subject = from.briefing.title;
    document.addressed_to = names_of(briefings::participants(tx, briefing));
    document.body = fmt::format("{} trân trọng kính mời quý cơ quan cử người dự {}.\n1. Thời gian: {} {}.\n", from.body,
                                with_small(from.briefing.title), hour_of(from.meeting.hours.start_minute),
                                written_day(from.meeting.held_on));
    std::size_t number = 1;
    if (!from.briefing.place.empty())
        document.body += fmt::format("{} Địa điểm: {}.\n", sign_of(Level::item, ++number), from.briefing.place);
    if (!from.briefing.link.empty())
        document.body += fmt::format("{} Họp trực tuyến: {}\n", sign_of(Level::item, ++number), from.briefing.link);
    document.body += "Đề nghị quý cơ quan dự họp đúng thành phần, thời gian.";
    document.recipients = {std::string(recipients_as_above)};
    return document;
}

Document report_on(store::Transaction& tx, const base::Who& who, plans::PlanId id) {
    const auto plan = plans::get(tx, who, id);
    if (plan.body != who.body) throw base::Problem(base::ProblemKind::not_found, "plan.not_found", base::to_string(id));
    auto document = blank(tx, who, "Báo cáo");
    const auto name = fmt::format("{} số {}", plan.type.empty() ? "Kế hoạch" : plan.type, plan.number);
    document.subject = fmt::format("Kết quả thực hiện {}", name);
    auto& body = document.body;
    const auto calls = last_calls(tx, id);
    body = fmt::format("Thực hiện {} về {}, {} báo cáo kết quả như sau:\nI. TÌNH HÌNH BÁO CÁO CỦA CÁC {}\n", name,
                       with_small(plan.title), body_name(tx, who.body), are_of_people(calls) ? "THÀNH VIÊN" : "ĐƠN VỊ");
    for (const auto& call : calls) body += roll_call(call);
    if (calls.empty()) body += "Kế hoạch này không giao chế độ báo cáo.\n";
    body += "II. KẾT QUẢ THỰC HIỆN\n";
    for (const auto& call : calls) body += figures_of(tx, who, call) + texts_of(tx, call);
    body += "III. KHÓ KHĂN, KIẾN NGHỊ\n";
    return document;
}

Document plan_of(store::Transaction& tx, const base::Who& who, plans::PlanId id) {
    const auto plan = plans::get(tx, who, id);
    if (plan.body != who.body) throw base::Problem(base::ProblemKind::not_found, "plan.not_found", base::to_string(id));
    auto document = blank(tx, who, "Kế hoạch");
    const auto row = tx.run("SELECT name, text FROM plan_source WHERE plan = $1", {id}).at(0);
    const sources::Source source{row.text("name"), row.text("text"), {}, {}};
    const auto printed = document_of(source, reader::read_plan(source), document.form);
    document.subject = plan.title;
    document.body = printed.body;
    document.recipients = printed.recipients;
    document.keep = printed.keep.empty() ? document.keep : printed.keep;
    document.appendices = printed.appendices;
    return document;
}

}  // namespace documents
