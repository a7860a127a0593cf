#include "reader/bare_times.hpp"

#include <algorithm>

#include "reader/bodies.hpp"
#include "reader/deadline_days.hpp"
#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_noun = 3;
constexpr std::size_t longest_verb = 2;
constexpr int long_ago = 90;  ///< days before the document

/// "kế hoạch tháng 9", "lương tháng 9": the month names the thing.
bool names_thing(const Words& words, Range clause, std::size_t at) {
    const auto& nouns = vocabulary().list(List::nouns_of_months);
    for (std::size_t length = 1; length <= longest_noun && at >= clause.from + length; ++length)
        if (nouns.length_at(words, at - length, at) == length) return true;
    return false;
}

bool is_number(const Words& words, std::size_t at) {
    return at < words.size() && words[at].kind == WordKind::number;
}

/// "riêng tháng 9 cập nhật ngày 15/9": the verb directly before needs not open its part.
bool has_verb_before(const Words& words, Range clause, std::size_t at) {
    for (std::size_t length = 1; length <= longest_noun && at >= clause.from + length; ++length) {
        const bool verb = listed(List::activity_verbs, words, at - length, at) == length ||
                          listed(List::delivering_verbs, words, at - length, at) == length;
        if (verb) return true;
    }
    return false;
}

/// ", triển khai thực hiện trong năm 2026": the part of the clause is its verb and the time.
bool opens_with_verb(const Words& words, Range clause, Range time) {
    if (!is(words, time.from, "thực") && !is(words, time.from, "tổ")) return false;
    auto part = time.from;
    while (part > clause.from && words[part - 1].kind != WordKind::mark) --part;
    return time.from - part <= longest_verb && (part > clause.from || time.from > part);
}

}  // namespace

bool are_whole_years(const Match& match) {
    return std::all_of(match.slots.begin(), match.slots.end(), [](const Slot& slot) {
        return std::all_of(slot.times.begin(), slot.times.end(),
                           [](const Interval& time) { return time.first.month == 0 && time.last.month == 0; });
    });
}

bool is_dated_work(const Words& words, Range clause, const Match& match, const YearHint& years,
                   std::optional<base::Day> issued) {
    const auto [from, to] = match.where;
    auto times = times_of(match);
    if (is(words, from, ":")) {
        const bool line = to >= clause.to || words[to].capital;
        const Range label{clause.from, from};
        return line && !label.empty() && (prints_year(times) || is_body(words, label) || has_work(words, label));
    }
    const bool bracket = is(words, from, "(");
    if (bracket && times.front().first.day != 0 && (is(words, from + 1, "ngày") || is_number(words, from + 1)))
        return false;  // "Ngày Dân vận (15/10)"
    const bool verb = has_verb_before(words, clause, from);
    if (!issued || !(verb || has_work(words, {clause.from, from}))) return false;
    if (match.slot("day") != nullptr) {
        settle(times, years, issued);
        const auto day = first_day(times.front());
        return day && *day > *issued;
    }
    const bool closed = is(words, to, ")") || is(words, to - 1, ")");
    const bool year = bracket && closed && are_whole_years(match) && !match.slots.front().spanned;
    if (year) return true;  // "báo cáo giữa kỳ thực hiện Kế hoạch (năm 2030)"
    const bool ends = to >= clause.to || words[to].kind == WordKind::mark;
    const bool behind_mark = words[from - 1].kind == WordKind::mark && !is(words, from - 1, ")");
    return ends && !behind_mark && !names_thing(words, clause, from);
}

bool is_passing_mention(const Words& words, Range clause, const Match& match, std::string_view meaning,
                        std::optional<base::Day> issued) {
    const auto at = match.where.from;
    if (at <= clause.from || match.slots.empty() || is(words, at, "(") || is(words, at, "định")) return false;
    if (means(meaning, "in") && !match.slots.front().spanned && opens_with_verb(words, clause, match.where))
        return false;
    if (means(meaning, "in") || means(meaning, "between"))
        return are_whole_years(match) && (words[at - 1].kind != WordKind::mark || is(words, at - 1, ")"));
    if (!means(meaning, "open") || means(meaning, "force")) return false;
    if (is(words, at + 1, "đầu") && is(words, at + 2, "năm")) return true;
    if (!issued) return false;
    const auto times = times_of(match);
    const auto from = times.empty() || !prints_year(times) ? std::nullopt : first_day(times.front());
    return from && *from + long_ago < *issued;
}

bool is_span_of_thing(const Words& words, Range clause, const Match& match) {
    const bool years = are_whole_years(match);
    const bool now = means(match.rule->meaning, "now-until");
    if (!now && !(years && means(match.rule->meaning, "between"))) return false;
    return names_thing(words, clause, match.where.from);
}

bool is_clock_of_page(const Words& words, Range time) {
    auto at = time.from;
    if (at < 2 || !words[at].glued) return false;
    if (words[at].form == ":")
        return at + 1 < words.size() && words[at + 1].glued && is_number(words, at + 1) && is_number(words, at - 1);
    --at;
    return words[at].form == ":" && words[at].glued && words[at - 1].kind == WordKind::number;
}

}  // namespace reader
