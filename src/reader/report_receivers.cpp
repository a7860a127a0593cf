#include "reader/report_receivers.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/report_names.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_bracket = 24;  ///< words between "báo cáo" and its receiver that stand in brackets
constexpr std::size_t longest_meeting = 8;   ///< words from "kỳ họp" to the name of who meets
constexpr std::size_t longest_description = 6;

/// Behind adverbs and brackets: "báo cáo (qua Sở Nội vụ) kịp thời về".
std::size_t behind_adverbs(const Words& words, std::size_t at, std::size_t end) {
    while (at < end) {
        const bool comma = words[at].form == "," || words[at].form == "và";
        const auto adverb = listed(List::report_adverbs, words, comma ? at + 1 : at, end);
        if (adverb > 0) {
            at += adverb + (comma ? 1 : 0);
            continue;
        }
        if (words[at].form != "(") break;
        auto close = at + 1;
        while (close < end && close < at + longest_bracket && words[close].form != ")") ++close;
        if (!is(words, close, ")")) break;
        at = close + 1;
    }
    return at;
}

/// "trình Trưởng ban ký gửi Bộ Nội vụ": who signs does not receive.
bool only_signs(const Words& words, std::size_t toward, Range name) {
    return is(words, toward, "trình") && is(words, name.to, "ký");
}

/// "báo cáo kết quả thanh tra": work that bodies are called after.
bool is_work(const Words& words, Range name) {
    return name.size() == 2 && !words[name.from].capital &&
           (is(words, name.from, "thanh") || is(words, name.from, "kiểm")) && is(words, name.from - 1, "quả");
}

std::optional<Range> direct_receiver(const Words& words, const Mention& mention) {
    const auto end = mention.region.to;
    const auto at = behind_adverbs(words, mention.behind, end);
    if (at >= end || (!words[at].capital && listed(List::area_levels, words, at, end) > 0)) return std::nullopt;
    const auto name = receiver_name(words, at, end);
    if (name && !words[at].capital && listed(List::paper_names, words, at, end) == name->size())
        return std::nullopt;  // "xây dựng báo cáo trung tâm"
    return name && (only_signs(words, at - 1, *name) || is_work(words, *name)) ? std::nullopt : name;
}

/// "gửi về P5 trước 16 giờ", "về EVNHCMC để": a body that goes by letters no list knows.
std::optional<Range> lettered_name(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word || !words[at].capital || words[at].quoted) return std::nullopt;
    if (listed(List::abbreviated_matters, words, at, end) > 0) return std::nullopt;
    const auto& form = words[at].form;
    const bool digits = std::any_of(form.begin(), form.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    if (!words[at].upper && !digits) return std::nullopt;
    const bool ends = at + 1 >= end || words[at + 1].kind == WordKind::mark ||
                      is_any(words, at + 1, {"trước", "để", "chậm", "qua"}) || ends_name(words, at + 1, end);
    if (!ends || is(words, at + 1, "-") || is(words, at + 1, "/")) return std::nullopt;
    return Range{at, at + 1};
}

/// "đối với", "phối hợp với", "so với": what is reported on, not to whom.
bool joins_with(const Words& words, std::size_t at) {
    for (const Term term : {Term("đối"), Term("hợp"), Term("so"), Term("cùng"), Term("gắn"), Term("quan"), Term("tiếp"),
                            Term("xúc"), Term("nghĩa"), Term("kết"), Term("đôi"), Term("sánh"), Term("ứng")})
        if (at > 0 && is(words, at - 1, term)) return true;
    return false;
}

/// "về", "gửi", "cho": toward whom, as the verb allows.
bool is_toward(const Words& words, std::size_t at, const Mention& mention) {
    if (words[at].capital && at > mention.behind) return false;
    for (const Term term : {Term("về"), Term("gửi"), Term("lên"), Term("tới"), Term("đến"), Term("cho")})
        if (is(words, at, term)) return true;
    if (is(words, at, "nộp")) return !mention.told && !is(words, at + 1, "thuế");
    if (is(words, at, "trình")) return (!mention.told || mention.sent) && (at == 0 || !is(words, at - 1, "chương"));
    if (is(words, at, "trước"))  // "báo cáo trước HĐND tỉnh"
        return !mention.told && (is(words, at + 1, "hđnd") || is(words, at + 1, "quốc") ||
                                 (is(words, at + 1, "hội") && is(words, at + 2, "đồng")));
    const bool together = is(words, at - 1, "hợp") && at <= mention.behind + 4;  // "báo cáo, phối hợp với Phòng A"
    return is(words, at, "với") && (together || !joins_with(words, at)) &&
           (!mention.told || is(words, mention.at, "phản"));
}

std::optional<Range> receiver_behind(const Words& words, const Mention& mention) {
    const auto end = mention.region.to;
    std::optional<Range> signer;
    bool purpose = false;  ///< behind "để" only ", gửi ..." and "để Sở trình ..." go on with the report
    for (auto at = mention.behind; at + 1 < end; ++at) {
        const auto& form = words[at].form;
        purpose = purpose || form == "để";
        if (form == ";") break;
        const bool goes_on =
            (form == "gửi" && (words[at - 1].form == "," || words[at - 1].form == "ký")) || form == "trình";
        if (purpose && !goes_on) continue;
        if (!is_toward(words, at, mention)) continue;
        auto next = at + 1;
        while (next < end && is_any(words, next, {"về", "cho", "đến"})) ++next;
        if (is(words, next, "cơ") && is(words, next + 1, "sở")) continue;
        auto name = receiver_name(words, next, end);
        if (!name && !mention.told) name = lettered_name(words, next, end);
        if (!name) continue;
        if (!only_signs(words, at, *name)) return name;
        signer = signer ? signer : name;
    }
    return signer;
}

/// "gửi UBND xã báo cáo kết quả": the receiver stands before what it receives.
std::optional<Range> receiver_before(const Words& words, const Mention& mention) {
    if (mention.told || mention.label) return std::nullopt;
    for (auto at = mention.at; at > mention.region.from; --at) {
        if (!is(words, at - 1, "gửi") && !is(words, at - 1, "nộp") && !is(words, at - 1, "trình")) continue;
        auto next = at;
        while (next < mention.at && is_any(words, next, {"về", "cho", "đến"})) ++next;
        const auto name = receiver_name(words, next, mention.at);
        if (!name) return std::nullopt;
        const auto behind = behind_adverbs(words, name->to, mention.at);
        return behind == mention.at ? name : std::nullopt;
    }
    return std::nullopt;
}

/// "gửi báo cáo để Phòng A tổng hợp": who gathers has received.
std::optional<Range> gatherer_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 1 < mention.region.to; ++at) {
        if (!is(words, at, "để")) continue;
        const auto body = body_at(words, at + 1, mention.region.to);
        if (body && is_any(words, body->to, {"tổng", "theo", "xem"})) return body;
    }
    return std::nullopt;
}

/// "HĐND tỉnh (dự kiến trong tháng 12)".
Range before_bracket(const Words& words, Range name) {
    for (auto at = name.from; at < name.to; ++at)
        if (words[at].form == "(") return {name.from, at};
    return name;
}

/// "cơ quan tiến hành giám sát": what is no name by itself goes on to the next mark.
Range whole_description(const Words& words, Range name, std::size_t end) {
    const bool subject = is(words, name.from, "chủ");  // "chủ thể giám sát"
    if (words[name.from].capital || (!subject && listed(List::unnamed_heads, words, name.from, end) != name.size()))
        return name;
    auto to = name.to;
    while (to < end && to < name.to + longest_description && words[to].kind != WordKind::mark) ++to;
    return {name.from, to};
}

/// "báo cáo kết quả tại kỳ họp thứ Sáu, HĐND tỉnh", "tại phiên họp của UBND xã": whoever meets hears it.
std::optional<Range> meeting_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 2 < mention.region.to && words[at].form != "("; ++at) {
        const bool meeting = (is(words, at, "kỳ") || is(words, at, "phiên")) && is(words, at + 1, "họp");
        if (!meeting) continue;
        for (auto next = at + 2; next < std::min(at + longest_meeting, mention.region.to); ++next)
            if (const auto body = body_at(words, next, mention.region.to); body && words[next].capital)
                return before_bracket(words, name_alone(words, *body));
    }
    return std::nullopt;
}

/// "cung cấp thông tin, báo cáo theo yêu cầu của Đoàn giám sát": who asks receives.
std::optional<Range> asker_behind(const Words& words, const Mention& mention) {
    for (auto at = mention.behind; at + 3 < mention.region.to; ++at) {
        if (!is(words, at, "theo") || !is(words, at + 1, "yêu") || !is(words, at + 3, "của")) continue;
        if (const auto body = body_at(words, at + 4, mention.region.to))
            return whole_description(words, name_alone(words, *body), mention.region.to);
        if (is(words, at + 4, "chủ") && is(words, at + 5, "thể"))
            return whole_description(words, {at + 4, at + 6}, mention.region.to);
    }
    return std::nullopt;
}

/// "giữ liên lạc với Trạm Y tế để nắm thông tin, báo cáo tình hình": with whom one keeps in touch.
std::optional<Range> contact_before(const Words& words, const Mention& mention) {
    bool purpose = false;
    for (auto at = mention.at; at > mention.region.from + 1; --at) {
        purpose = purpose || is(words, at - 1, "để");
        if (!is(words, at - 1, "với") || !purpose) continue;
        for (auto back = at - 1; back > mention.region.from && back + 6 > at; --back)
            if (is(words, back - 1, "liên") && (is(words, back, "lạc") || is(words, back, "hệ")))
                return body_at(words, at, mention.at);
        return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Range> receiver_of(const Words& words, const Mention& mention) {
    if (!mention.label && (!mention.told || is(words, mention.at, "báo")))
        if (auto direct = direct_receiver(words, mention)) return direct;
    if (auto behind = receiver_behind(words, mention)) return behind;
    if (auto direct = mention.label ? direct_receiver(words, mention) : std::nullopt)
        if (is_toward(words, direct->from - 1, mention)) return direct;
    if (auto before = receiver_before(words, mention)) return before;
    if (mention.told) return std::nullopt;
    for (const auto find : {gatherer_behind, meeting_behind, asker_behind, contact_before})
        if (auto found = find(words, mention)) return found;
    return std::nullopt;
}

std::optional<Range> collector_before(const Words& words, std::size_t from, std::size_t to) {
    for (auto at = to; at > from; --at) {
        const auto& form = words[at - 1].form;
        if (form != "về" && form != "gửi" && form != "tới" && form != "đến" && form != "cho") continue;
        if (auto name = receiver_name(words, at, to)) return name;
    }
    return std::nullopt;
}

}  // namespace reader
