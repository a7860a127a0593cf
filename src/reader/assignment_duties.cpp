#include "reader/assignment_duties.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/duties.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_time = 12;      ///< words of a time up to its comma
constexpr std::size_t longest_gathered = 24;  ///< words between "tổng hợp" and its comma
constexpr std::size_t longest_call = 30;      ///< words of a general call
constexpr std::size_t longest_unknown = 10;   ///< words of a body whose kind no list knows
constexpr std::size_t shortest_case = 6;      ///< words of "khi ... không yêu cầu ..." behind who is addressed
constexpr std::size_t longest_case = 30;
constexpr std::size_t longest_matter = 60;  ///< words of "trong quá trình ..." up to the duty

/// Behind "trước ngày 25, ...": the first word behind the comma; `at` itself when no time stands here.
std::size_t behind_time(const Words& words, std::size_t at, std::size_t end) {
    const bool opens = is_any(words, at, {"trước", "vào", "chậm", "trong", "từ", "đến", "hết", "lúc", "muộn"});
    for (auto next = at + 1; opens && next < end && next < at + longest_time; ++next)
        if (words[next].form == ",") return next + 1;
    return at;
}

/// "tổng hợp số liệu các lớp, báo cáo ...": what is gathered for the report, up to the comma before it.
std::size_t behind_gathering(const Words& words, std::size_t at, std::size_t end) {
    for (auto next = at; next + 1 < end && next < at + longest_gathered; ++next) {
        const bool reports = words[next].form == "báo" || words[next].form == "gửi";
        if (reports) return next;
        if (words[next].form == "," && (is(words, next + 1, "báo") || is(words, next + 1, "gửi"))) return next + 1;
        const bool more = (words[next].form == "," || words[next].form == "và") && duty_at(words, next + 1, end);
        const bool advises = words[next].form == "tham" || words[next].form == "trình";
        if (words[next].form == ";" || words[next].form == ":" || more || advises) break;
    }
    return at;
}

/// "hoàn thiện Báo cáo nghiên cứu khả thi": a paper that is made like others.
bool names_paper(const Words& words, std::size_t at, std::size_t end) {
    const bool made = at > 0 && is_any(words, at - 1, {"thiện", "lập", "dựng", "thành"});
    const bool sums_up = (is(words, at + 2, "sơ") || is(words, at + 2, "tổng")) && is(words, at + 3, "kết");
    return made && is(words, at, "báo") && (sums_up || listed(List::paper_names, words, at + 2, end) > 0);
}

/// "báo cáo ...", "định kỳ hằng tháng, trước ngày 25, tổng hợp, gửi báo cáo ...": nothing is asked but to report.
bool only_reports(const Words& words, std::size_t at, std::size_t end) {
    while (at < end) {
        if (is_any(words, at, {"báo", "phản", "gửi", "nộp"}))
            return !names_paper(words, at, end) &&
                   (listed(List::not_heads, words, at, end) < 2 || is(words, at + 1, "cáo"));
        const auto adverb = words[at].form == "," || words[at].kind == WordKind::number
                                ? 1
                                : listed(List::reporting_adverbs, words, at, end);
        auto behind = adverb > 0 ? at + adverb : behind_time(words, at, end);
        if (is(words, at, "phối") && is(words, at + 1, "hợp"))
            if (const auto partner = body_at(words, is(words, at + 2, "với") ? at + 3 : at + 2, end))
                behind = partner->to;
        if (is(words, at, "tổng") && is(words, at + 1, "hợp")) behind = behind_gathering(words, at + 2, end);
        if (behind == at) return false;
        at = behind;
    }
    return false;
}

/// "UBND tỉnh có ý kiến như sau: ...", "Văn phòng có Công văn số ...": tells what the body said, not what it is to do.
bool announces(const Words& words, std::size_t at, std::size_t end) {
    const auto verb = listed(List::announcements, words, at, end);
    if (verb == 0) return false;
    if (is(words, at + verb, "số")) return true;
    for (; at + 2 < end; ++at)
        if (words[at].form == "như" && words[at + 1].form == "sau" && words[at + 2].form == ":") return true;
    return false;
}

/// "Các hạt kiểm lâm khi tuần tra cần ghi nhật ký": what must be done in that case.
bool must_then(const Words& words, std::size_t at, std::size_t end) {
    for (auto next = at + 1; next < end && next < at + longest_case; ++next) {
        if (obligation_at(words, next, end) || is(words, next, "cần") || is(words, next, "phải")) return true;
        if (words[next].form == ";" || words[next].form == ":") return false;
    }
    return false;
}

/// "Hội Nông dân, Thành Đoàn... phát động": the dots of a list that is not told to its end.
bool is_ellipsis(const Words& words, std::size_t at) {
    return is_any(words, at, {"...", "…", "."});
}

/// "phải là người có chuyên môn", "đồng ý với phương án": what somebody is or thinks.
bool describes(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "phải")) return is(words, at + 1, "là") || is(words, at + 1, "được");
    return listed(List::judgements, words, at, end) > 0;
}

/// "Hội đồng nhân dân tỉnh giao:" above those who are given the work.
bool only_asks(const Words& words, std::size_t at, std::size_t end) {
    for (const auto list : {List::orders, List::requests, List::demands})
        if (const auto length = listed(list, words, at, end);
            length > 0 && (at + length >= end || words[at + length].form == ":"))
            return true;
    return false;
}

/// "Giao Công an xã chủ trì ...; Xã Đoàn phối hợp.": a partner, and no work of its own.
bool only_helps(const Words& words, std::size_t at, std::size_t end) {
    if (is(words, at, "cùng")) ++at;
    if (!is(words, at, "phối") || !is(words, at + 1, "hợp")) return false;
    return at + 2 >= end || (ends_sentence(words, at + 2, end) && at + 3 >= end);
}

/// "tham gia hội thi vi phạm thể lệ bị xử lý": what befalls those who break a rule.
bool threatens(const Words& words, std::size_t at, std::size_t end) {
    bool breaks = false;
    for (; at + 1 < end && words[at].kind == WordKind::word; ++at) {
        breaks = breaks || (words[at].form == "vi" && words[at + 1].form == "phạm");
        const auto& what = words[at + 1].form;
        if (breaks && words[at].form == "bị" && (what == "xử" || what == "kỷ" || what == "truy" || what == "đình"))
            return true;
    }
    return false;
}

/// ", thông qua các tổ vay vốn, giải ngân ...": behind the aside between two commas; `at` when no duty follows it.
std::size_t behind_aside(const Words& words, std::size_t at, std::size_t end) {
    const bool as =
        is_any(words, at, {"với", "bằng"}) && listed(List::asides, words, at, end) > 1;  // "với vai trò ..."
    if (!as && !is(words, at - 1, ",")) return at;
    if (listed(List::asides, words, at, end) == 0 || duty_at(words, at, end)) return at;
    for (auto next = at + 1; next + 1 < end && next < at + longest_gathered; ++next) {
        if (words[next].form == ";" || words[next].form == ":") return at;
        if (words[next].form == ",") return duty_at(words, next + 1, end) ? next + 1 : at;
    }
    return at;
}

/// "trong việc trả lời chất vấn" is a matter; the duty may follow behind its comma.
std::optional<std::size_t> behind_matter(const Words& words, std::size_t at, std::size_t end) {
    if (listed(List::matters, words, at, end) == 0) return at;
    for (auto next = at + 2; next < end && next < at + longest_matter; ++next) {
        const bool also = words[next].form == "còn" && duty_at(words, next, end);
        if (also || obligation_at(words, next, end)) return next;
        const bool parts = words[next].form == "," || words[next].form == "thì";
        if (parts && duty_at(words, next + 1, end) && !is(words, next + 1, "trong")) return next + 1;
    }
    return std::nullopt;
}

}  // namespace

bool duty_in_any_case(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end || words[at].kind != WordKind::word) return false;
    if (!words[at].capital) return duty_at(words, at, end);
    return listed(List::duties, words, at, end) > 0 && body_at(words, at, end) == std::nullopt;
}

bool obligation_at(const Words& words, std::size_t at, std::size_t end) {
    return at + 2 < end && (is(words, at, "có") || is(words, at, "chịu")) && is(words, at + 1, "trách") &&
           is(words, at + 2, "nhiệm");
}

namespace {

/// "Giao Phó Thủ tướng trước ngày 15 tháng 11 năm 2025 kiểm tra ...": the verb behind a date without a comma.
std::size_t behind_date(const Words& words, std::size_t at, std::size_t end) {
    if (!is(words, at, "trước") && !is(words, at, "trong") && !is(words, at, "đến") && !is(words, at, "từ")) return at;
    bool dated = false;
    for (auto next = at + 1; next < end && next < at + longest_time; ++next) {
        const bool number = words[next].kind == WordKind::number;
        dated = dated || number;
        if (dated && !number && duty_at(words, next, end)) return next;
        if (!number &&
            !is_any(words, next, {"ngày", "tháng", "năm", "quý", "tuần", "giờ", "hết", "đầu", "cuối", "/", "-"}))
            return at;
    }
    return at;
}

}  // namespace

bool has_duty(const Words& words, std::size_t at, std::size_t end, const Address& address) {
    while (at < end && (words[at].form == "," || words[at].form == "thì" || is_ellipsis(words, at))) ++at;
    if (is(words, at, "khi")) return address.addressed ? end > at + shortest_case : must_then(words, at, end);
    at = behind_date(words, behind_aside(words, at, end), end);
    const auto behind = behind_matter(words, at, end);
    if (!behind || *behind >= end) return false;
    at = *behind;
    if (!address.addressed && only_helps(words, at, end)) return false;
    if (describes(words, at, end) || threatens(words, at, end) || only_asks(words, at, end)) return false;
    if (is(words, at, "thông") && is(words, at + 1, "báo") && is(words, at + 2, "để")) return false;
    if (only_reports(words, at, end) || announces(words, at, end)) return false;
    if (is(words, at, "sẽ") && is(words, at + 1, "thông") && is(words, at + 2, "báo")) return false;
    if (words[at].form == "theo" || words[at].form == "tại")  // "... theo Kế hoạch này có trách nhiệm"
        for (std::size_t next = at + 1; next < end && next < at + 8; ++next)
            if (is(words, next, "có") && is(words, next + 1, "trách")) return true;
    const auto verb = listed(List::duties, words, at, end);
    const bool passive =
        is(words, at + verb, "được") && !is(words, at + verb + 1, "phân") && !is(words, at + verb + 1, "giao");
    if (verb > 0 && words[at].form != "theo" && passive)
        return false;  // "các hộ xây dựng được nhà" tells what came of it
    return duty_at(words, at, end) || verb_behind_area(words, at, end) || (address.addressed && words[at].form == "để");
}

std::optional<std::size_t> given_in(const Words& words, Range body) {
    const bool is_person = is_any(words, body.from, {"đồng", "đ", "ông", "bà"}) ||
                           listed(List::ranks, words, body.from, body.to) > 0 ||
                           listed(List::members, words, body.from, body.to) > 0;
    for (auto at = body.from + 1; at + 2 < body.to; ++at) {
        if (is(words, at, "được") && is_any(words, at + 1, {"phân", "giao", "ủy"})) return at;
        if (is_person && is(words, at, "phụ") && is(words, at + 1, "trách")) return at;
    }
    return std::nullopt;
}

std::optional<Range> obliged_at(const Words& words, std::size_t from, std::size_t end) {
    if (from >= end || !words[from].capital || words[from].form == "người" ||
        listed(List::determiners, words, from, end) > 0 || listed(List::duties, words, from, end) > 0 ||
        listed(List::not_heads, words, from, end) > 0)
        return std::nullopt;
    for (auto at = from + 1; at < end && at < from + longest_unknown; ++at) {
        if (listed(List::unnamed_heads, words, at, end) > 0 && listed(List::lead_labels, words, at, end) > 2)
            return std::nullopt;  // "STT Nội dung Cơ quan chủ trì ...", the head of a table
        if (obligation_at(words, at, end) || (is(words, at, "chủ") && is(words, at + 1, "trì"))) return Range{from, at};
        const bool joins = words[at].form == "có" || words[at].form == "một" ||
                           (!words[at].capital && listed(List::name_ends, words, at, end) > 0);
        if (words[at].kind != WordKind::word || joins || duty_at(words, at, end)) return std::nullopt;
    }
    return std::nullopt;
}

bool is_general_call(const Words& words, std::size_t at, std::size_t end) {
    end = std::min(end, at + longest_call);
    while (at < end && words[at].form != "," && words[at].form != ";" && !ends_sentence(words, at, end)) {
        if (words[at].form == "để" || words[at].form == "nhằm" || (is(words, at, "báo") && is(words, at + 1, "cáo")))
            return true;
        const auto length = words[at].kind == WordKind::mark ? 1 : listed(List::general_words, words, at, end);
        if (length == 0) return false;
        const bool passes_on = is(words, at, "chỉ") && is(words, at + 1, "đạo");  // "chỉ đạo các trường thực hiện ..."
        at += length;
        if (passes_on && listed(List::determiners, words, at, end) > 0)
            if (const auto others = body_at(words, at, end)) at = others->to;
    }
    return true;
}

bool has_verb(const Words& words, Range range) {
    for (auto at = range.from; at < range.to; ++at)
        if (duty_at(words, at, range.to)) return true;
    return false;
}

}  // namespace reader
