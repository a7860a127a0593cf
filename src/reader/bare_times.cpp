#include "reader/bare_times.hpp"

#include "reader/bodies.hpp"
#include "reader/deadline_days.hpp"
#include "reader/vocabulary.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

constexpr std::size_t longest_noun = 3;

/// "kế hoạch tháng 9", "lương tháng 9": the month names the thing.
bool names_thing(const Words& words, Range clause, std::size_t at) {
    const auto& nouns = vocabulary().list(List::nouns_of_months);
    for (std::size_t length = 1; length <= longest_noun && at >= clause.from + length; ++length)
        if (nouns.length_at(words, at - length, at) == length) return true;
    return false;
}

}  // namespace

bool is_dated_work(const Words& words, Range clause, const Match& match, const YearHint& years,
                   std::optional<base::Day> issued) {
    const auto [from, to] = match.where;
    auto times = times_of(match);
    if (is(words, from, ":")) {
        const bool line = to >= clause.to || words[to].capital;
        return line && from > clause.from && (prints_year(times) || is_body(words, {clause.from, from}));
    }
    if (!issued || !has_work(words, {clause.from, from})) return false;
    if (match.slot("day") != nullptr) {
        settle(times, years, issued);
        const auto day = first_day(times.front());
        return day && *day > *issued;
    }
    const bool ends = to >= clause.to || words[to].kind == WordKind::mark;
    const bool behind_mark = words[from - 1].kind == WordKind::mark && !is(words, from - 1, ")");
    return ends && !behind_mark && !names_thing(words, clause, from);
}

}  // namespace reader
