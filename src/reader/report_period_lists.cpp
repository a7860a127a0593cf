#include "reader/report_period_lists.hpp"

#include <algorithm>
#include <array>

#include "reader/phrases_dates.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_term = 9;  ///< words of "(trước ngày 15 của tháng đầu quý sau)"
constexpr std::size_t longest_name = 4;  ///< words of "công tác định kỳ" between "báo cáo" and its period

struct Unit {
    Term word;
    const char* every;
};

constexpr std::array units{Unit{"ngày", "daily"},    Unit{"tuần", "weekly"},   Unit{"tháng", "monthly"},
                           Unit{"quý", "quarterly"}, Unit{"qúy", "quarterly"}, Unit{"năm", "yearly"}};

/// One period of the row: how it is called, and the word behind it.
struct Period {
    std::string every{};
    std::size_t to = 0;
};

bool is_six(const Words& words, std::size_t at) {
    return is_any(words, at, {"6", "06", "sáu"});
}

/// "đầu năm", "cuối năm" behind "6 tháng".
std::size_t behind_half(const Words& words, std::size_t at) {
    return (is(words, at, "đầu") || is(words, at, "cuối")) && is(words, at + 1, "năm") ? at + 2 : at;
}

/// "tháng 6", "năm 2025", "quý III", "năm học": a time that is named, and no period.
bool names_time(const Words& words, std::size_t at, std::size_t end) {
    if (at >= end) return false;
    if (words[at].kind == WordKind::number) return true;
    for (const Term term : {Term("i"), Term("ii"), Term("iii"), Term("iv"), Term("học"), Term("nay"), Term("sau"),
                            Term("trước"), Term("này"), Term("qua"), Term("cuối"), Term("đầu"), Term("kế"),
                            Term("hành"), Term("an"), Term("cao"), Term("làm")})
        if (is(words, at, term)) return !is(words, at, "trước") || !is(words, at + 1, "ngày");
    return words[at].kind == WordKind::word && words[at].capital;
}

Period period_at(const Words& words, std::size_t at, std::size_t end) {
    if (is_six(words, at) && is(words, at + 1, "tháng")) return {"6-monthly", behind_half(words, at + 2)};
    for (const Term each : {Term("hàng"), Term("hằng"), Term("mỗi"), Term("cả"), Term("1"), Term("01"), Term("một")})
        if (is(words, at, each)) {
            ++at;
            break;
        }
    for (const auto& unit : units)
        if (at < end && words[at].hash == unit.word.hash && !names_time(words, at + 1, end))
            return {unit.every, at + 1};
    return {};
}

/// "(trước ngày 15/6)", "trước ngày 15/6", "(ngày 15)" behind a period; 0 when it prints a year.
std::size_t behind_term(const Words& words, std::size_t at, std::size_t end) {
    const bool bracket = is(words, at, "(");
    auto next = bracket ? at + 1 : at;
    if (!bracket && !is(words, next, "trước")) return at;
    const auto last = std::min(end, next + longest_term);
    if (!bracket) {
        next += is(words, next + 1, "ngày") ? 2 : 1;
        const auto day = match_slot("day", words, next, end);
        if (!day) return at;
        return day->printed_day().year > 0 ? 0 : day->where.to;
    }
    for (; next < last && words[next].form != ")"; ++next) {
        if (is(words, next, "tháng") && number_at(words, next + 1, end, 1900, 2099)) return 0;
        const auto day = match_slot("day", words, next, end);
        if (day && day->printed_day().year > 0) return 0;
    }
    return is(words, next, ")") ? next + 1 : at;
}

/// Behind "định kỳ", "báo cáo", "hằng", where a row of periods may begin.
bool may_begin(const Words& words, std::size_t at) {
    for (const Term each : {Term("hàng"), Term("hằng"), Term("mỗi")})
        if (is(words, at, each)) return true;
    if (at == 0) return false;
    const auto before = is(words, at - 1, "(") && at > 1 ? at - 2 : at - 1;
    return is_any(words, before, {"kỳ", "cáo", "kết"});
}

PeriodList list_at(const Words& words, std::size_t at, std::size_t end) {
    PeriodList list{{at, at}, {}};
    while (at < end) {
        const auto period = period_at(words, at, end);
        if (period.to == 0) break;
        if (std::find(list.every.begin(), list.every.end(), period.every) == list.every.end())
            list.every.push_back(period.every);
        const auto behind = behind_term(words, period.to, end);
        if (behind == 0) return {};
        list.where.to = behind;
        at = behind;
        if (is(words, at, ",") && is(words, at + 1, "và")) ++at;
        const bool goes_on = is_any(words, at, {",", "và", "/", "-", ";", "hoặc"});
        if (!goes_on) break;
        ++at;
    }
    return list.every.size() > 1 ? list : PeriodList{};
}

}  // namespace

PeriodList period_list_in(const Words& words, Range region) {
    for (auto at = region.from; at < region.to; ++at)
        if (may_begin(words, at))
            if (auto list = list_at(words, at, region.to); !list.every.empty()) return list;
    return {};
}

std::string period_of_name(const Words& words, const Mention& mention) {
    auto at = mention.label ? mention.at + 2 : mention.behind;
    for (const auto last = at + longest_name; at < last; ++at) {
        const auto period = period_at(words, at, words.size());
        if (period.to == 0) continue;
        const bool sent = is_any(words, period.to, {"gửi", "nộp", ":"});
        return sent ? period.every : std::string{};
    }
    return {};
}

}  // namespace reader
