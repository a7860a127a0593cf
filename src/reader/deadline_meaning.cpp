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

/// "báo cáo kết quả thực hiện trong quý III": the verb belongs to what is told.
bool names_result(const Words& words, std::size_t at) {
    return at > 1 && ((is(words, at - 2, "kết") && is(words, at - 1, "quả")) ||
                      (is(words, at - 2, "tình") && is(words, at - 1, "hình")) ||
                      (is(words, at - 2, "tiến") && is(words, at - 1, "độ")));
}

}  // namespace

std::string meaning_here(const Words& words, Range clause, const Match& match, bool completion) {
    const auto& meaning = match.rule->meaning;
    const auto has = [&](auto test) { return std::any_of(match.slots.begin(), match.slots.end(), test); };
    const bool spanned = has([](const Slot& slot) { return slot.spanned; });
    const bool several = spanned || has([](const Slot& slot) { return slot.times.size() > 1; });
    const bool goes_on = is_any(words, match.where.from, {"tổ", "thực"}) && !names_result(words, match.where.from);
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
