#include "briefings/minutes.hpp"

#include <map>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;

/// The heading of an item that fills itself, in a record that leaves the house in Vietnamese.
const std::map<AgendaKind, std::string_view> headings{
    {AgendaKind::decisions, "Kết luận các kỳ trước chưa xong"}, {AgendaKind::late, "Việc trễ hạn"},
    {AgendaKind::unanswered, "Đề nghị chưa được trả lời"},      {AgendaKind::silent, "Việc chưa có tin"},
    {AgendaKind::due_soon, "Việc đến hạn trước kỳ sau"},        {AgendaKind::reports, "Báo cáo trễ"},
};

const std::map<Presence, std::string_view> presences{
    {Presence::present, "Dự họp"}, {Presence::represented, "Cử người thay"}, {Presence::absent, "Vắng"}};

std::string two_digits(std::int64_t number) {
    return (number < 10 ? "0" : "") + std::to_string(number);
}

/// "9 giờ 00 ngày 2/8/2021", and where.
std::string when_and_where(const Briefing& briefing, const Meeting& meeting) {
    const auto parts = base::parts_of(meeting.held_on);
    auto text =
        std::to_string(meeting.hours.start_minute / 60) + " giờ " + two_digits(meeting.hours.start_minute % 60) +
        " ngày " + std::to_string(static_cast<unsigned>(parts.day())) + '/' +
        std::to_string(static_cast<unsigned>(parts.month())) + '/' + std::to_string(static_cast<int>(parts.year()));
    if (!briefing.place.empty()) text += ", " + briefing.place;
    return text;
}

std::string attendance_lines(const std::vector<Attendant>& attendants) {
    std::string lines;
    for (const auto& [presence, heading] : presences) {
        std::string names;
        for (const auto& one : attendants) {
            if (one.presence != presence) continue;
            names += (names.empty() ? "" : "; ") + one.body.name;
            if (!one.note.empty()) names += " (" + one.note + ')';
        }
        if (!names.empty()) lines += std::string(heading) + ": " + names + '\n';
    }
    return lines;
}

std::string agenda_lines(const std::vector<AgendaItem>& items) {
    std::string lines;
    for (const auto& item : items) {
        const auto own = item.kind == AgendaKind::own;
        lines += "- " + (own ? item.title : std::string(headings.at(item.kind)) + ": " + std::to_string(item.figure));
        if (!item.note.empty()) lines += ". " + base::tidy(item.note);
        lines += '\n';
    }
    return lines;
}

Record record_of(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting) {
    return {meeting.id ? meeting.id->uuid : base::Uuid{}, briefing.body.id, briefing.title, meeting.held_on,
            base::tidy(briefing.title) + '\n' + when_and_where(briefing, meeting) + '\n' +
                attendance_lines(attendance(tx, briefing, meeting)) + agenda_lines(agenda(tx, briefing, meeting))};
}

}  // namespace

std::vector<Attendant> attendance(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting) {
    std::vector<Attendant> attendants;
    for (const auto& row : tx.run(R"(
             SELECT b.id, b.name, a.presence, a.note FROM body b
             LEFT JOIN attendance a ON a.body = b.id AND a.meeting = $2
             WHERE a.body IS NOT NULL OR b.id IN (SELECT body FROM briefing_body WHERE briefing = $1)
             ORDER BY b.name_key, b.id)",
                                  {briefing.id, meeting.id ? meeting.id->uuid : base::Uuid{}})) {
        const auto presence = row.maybe_text("presence");
        attendants.push_back({{row.uuid("id"), row.text("name")},
                              presence ? std::optional(base::named<Presence>(*presence)) : std::nullopt,
                              row.maybe_text("note").value_or("")});
    }
    return attendants;
}

void mark(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, const std::vector<Mark>& marks) {
    const auto open = open_minutes(tx, who, id, day);
    for (const auto& one : marks) {
        if (tx.run("SELECT 1 AS found FROM briefing_body WHERE briefing = $1 AND body = $2", {id, one.body}).empty())
            throw Problem(ProblemKind::not_found, "attendance.not_invited", base::to_string(one.body));
        const auto note = base::tidy(one.note.value_or(""));
        if (one.presence && *one.presence != Presence::present && note.empty())
            throw Problem(ProblemKind::invalid, "attendance.reason_missing", base::to_string(one.body));
        tx.change("DELETE FROM attendance WHERE meeting = $1 AND body = $2", {open.row, one.body});
        if (one.presence)
            tx.change("INSERT INTO attendance (meeting, body, presence, note) VALUES ($1, $2, $3, $4)",
                      {open.row, one.body, base::name_of(*one.presence), note});
    }
    record(tx, who, "meeting.attendance_marked", open);
}

DecisionId decide(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day,
                  const NewDecision& wanted) {
    const auto open = open_minutes(tx, who, id, day);
    const auto decision = decide(tx, open.row.uuid, wanted);
    record(tx, who, "meeting.decided", open);
    return decision;
}

void take_back(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day, DecisionId decision) {
    const auto open = open_minutes(tx, who, id, day);
    take_back(tx, open.row.uuid, decision);
    record(tx, who, "meeting.decision_taken_back", open);
}

std::string minutes_text(store::Transaction& tx, const Briefing& briefing, const Meeting& meeting) {
    if (!meeting.id) return text_of(record_of(tx, briefing, meeting), {});
    if (meeting.state == MeetingState::closed)
        return tx.run("SELECT record FROM meeting WHERE id = $1", {*meeting.id}).at(0).text("record");
    return text_of(record_of(tx, briefing, meeting), decisions_of(tx, meeting.id->uuid));
}

Meeting close(store::Transaction& tx, const base::Who& who, BriefingId id, base::Day day) {
    const auto open = open_minutes(tx, who, id, day);
    if (open.meeting.held_on > base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "meeting.not_yet", base::to_string(day));
    const auto decisions = decisions_of(tx, open.row.uuid);
    const auto minutes = record_of(tx, open.briefing, open.meeting);
    keep_figures(tx, open.row, agenda(tx, open.briefing, open.meeting));
    const auto plan = give_work(tx, who, minutes, decisions);
    tx.change(R"(
        UPDATE meeting SET closed_at = $2, record = $3, plan = $4, sequence = sequence + 1, changed_at = $2
        WHERE id = $1)",
              {open.row, tx.now(), text_of(minutes, decisions), plan});
    record(tx, who, "meeting.closed", open);
    return meeting_on(tx, who, open.briefing, day);
}

}  // namespace briefings
