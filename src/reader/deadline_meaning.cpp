#include "reader/deadline_meaning.hpp"

#include <algorithm>

#include "reader/bare_times.hpp"
#include "reader/bodies.hpp"
#include "reader/duties.hpp"
#include "reader/goals.hpp"
#include "reader/work_verbs.hpp"

namespace reader {
namespace {

/// "giảm còn 3% trong năm 2025": what is to be so by the end of the stretch.
bool is_reached_in(const Words& words, Range clause, const Match& match) {
    return reaches_figure(words, clause, match.where) ||
           brings_about(words, clause, match.where, are_whole_years(match));
}

/// What is handed over "trong các ngày 16-20/11" is handed over on any of them.
bool is_done_in(const Words& words, Range clause, Range time, bool several) {
    return several ? is_finished(words, clause, time) : is_completion(words, clause, time);
}

}  // namespace

std::string meaning_here(const Words& words, Range clause, const Match& match, bool completion) {
    const auto& meaning = match.rule->meaning;
    const auto has = [&](auto test) { return std::any_of(match.slots.begin(), match.slots.end(), test); };
    const bool spanned = has([](const Slot& slot) { return slot.spanned; });
    const bool several = spanned || has([](const Slot& slot) { return slot.times.size() > 1; });
    const bool goes_on = is(words, match.where.from, "tổ") || is(words, match.where.from, "thực");
    if (means(meaning, "in") && is_summing_up_of_year(words, clause, match)) return "by";
    if (means(meaning, "in") && !spanned && is_reached_in(words, clause, match)) return "by";
    if (means(meaning, "in") && !completion && is_opening_day(words, clause, match)) return meaning;
    if (means(meaning, "in") && (completion || is_done_in(words, clause, match.where, several || goes_on))) return "by";
    if (means(meaning, "done")) {
        const Range before{clause.from, match.where.from};
        const bool body = is(words, before.to, ":") && is_body(words, before);
        return body || several || has_activity(words, before) ? "in" : "by";
    }
    if (means(meaning, "lasting") && is_lasting(words, clause, match.where)) return "until";
    const bool open = means(meaning, "open") || means(meaning, "by");
    if (open && spanned) return means(meaning, "by") && !means(meaning, "lasting") ? meaning : "in";
    return meaning;
}

}  // namespace reader
