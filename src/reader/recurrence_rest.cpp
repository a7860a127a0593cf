#include "reader/recurrence_rest.hpp"

#include <algorithm>
#include <array>

#include "reader/calendar.hpp"
#include "reader/deadline_days.hpp"
#include "reader/duties.hpp"
#include "reader/vocabulary.hpp"

namespace reader {
namespace {

/// The frequency of a recurrence that has just one, as the rules of the rests name it: "1 tháng/lần" is monthly too.
std::string_view single_frequency(const Match& match, const Words& words) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> names{{{"daily", "daily"},
                                                                                  {"weekly", "weekly"},
                                                                                  {"monthly", "monthly"},
                                                                                  {"quarterly", "quarterly"},
                                                                                  {"yearly", "yearly"},
                                                                                  {"every-days", "daily"},
                                                                                  {"every-weeks", "weekly"},
                                                                                  {"every-months", "monthly"},
                                                                                  {"every-years", "yearly"}}};
    if (const auto* periods = match.slot("periods"))
        return std::string_view(periods->list).substr(0, periods->list.find(' '));
    const auto frequency = frequency_of(match, words);
    const auto* number = match.slot("number");
    if (frequency.starts_with("every-") && (number == nullptr || number->number != 1)) return {};
    for (const auto& [meaning, name] : names)
        if (frequency == meaning) return name;
    return {};
}

bool has_all(const Match& match, const Match& rest) {
    return std::all_of(rest.slots.begin(), rest.slots.end(),
                       [&](const Slot& slot) { return match.slot(slot.kind) != nullptr; });
}

/// "hằng tháng tổng hợp, báo cáo trước ngày 25 của tháng": the second names the same period, and its day.
bool says_again(const Match& match, const Match& later, std::string_view frequency, const Words& words) {
    const auto again = frequency_of(later, words);
    const auto* times = match.slot("numbers");  // "mỗi quý một lần vào ngày 15 tháng đầu quý"
    const bool once = times != nullptr && times->until == 1 && match.slots.size() == 1;
    return (match.slots.empty() || once || match.slot("periods") != nullptr) && frequency != "daily" &&
           again.starts_with(frequency) && (again != frequency || !later.slots.empty()) &&
           later.slot("numbers") == nullptr;
}

/// "định kỳ 6 tháng báo cáo trước ngày 15/6 và trước ngày 01/12": the clause names the day of each half.
bool names_both_halves(const Words& words, Range clause, const Match& match) {
    if (frequency_of(match, words) != "half-yearly") return false;
    std::size_t days = 0;
    for (auto at = match.where.to; at < clause.to && days < 2; ++at) {
        const auto next = vocabulary().deadlines.match_at(words, at, clause.to);
        if (!next) continue;
        const auto times = times_of(*next);
        const bool counts = means(next->rule->meaning, "by") || means(next->rule->meaning, "yearly");
        if (!counts && recurs(*next->rule)) return false;
        if (counts && !times.empty() && !prints_year(times) && times.front().last.day != 0) days += times.size();
        at = next->where.to - 1;
    }
    return days >= 2;
}

}  // namespace

bool goes_on_yearly(const Words& words, Range clause, const Match& match, bool under_way) {
    const auto times = times_of(match);
    const bool dated = means(match.rule->meaning, "by") || (under_way && means(match.rule->meaning, "in"));
    if (!dated || times.empty() || prints_year(times) || times.front().last.month == 0) return false;
    for (auto at = match.where.to; !under_way && at < clause.to; ++at) {
        const auto next = vocabulary().deadlines.match_at(words, at, clause.to);
        if (!next) continue;
        if (next->slots.empty()) return false;
        if (means(next->rule->meaning, "yearly")) return !next->slots.front().times.empty();
    }
    return under_way;
}

WholeRecurrence whole_recurrence(const Words& words, Range clause, Match match) {
    WholeRecurrence whole{std::move(match)};
    const auto frequency = single_frequency(whole.match, words);
    whole.repeated = names_both_halves(words, clause, whole.match);
    if (frequency.empty()) return whole;
    for (auto at = whole.match.where.to; at < clause.to; ++at) {
        const auto other = vocabulary().deadlines.match_at(words, at, clause.to);
        const auto rest = vocabulary().recurrence_rests.match_at(words, at, clause.to);
        const bool fits = rest && means(rest->rule->meaning, frequency) && !has_all(whole.match, *rest) &&
                          !prints_year(times_of(*rest)) && (!other || other->where.to <= rest->where.to);
        if (fits) {
            whole.match.slots.insert(whole.match.slots.end(), rest->slots.begin(), rest->slots.end());
            whole.parts.push_back(rest->where);
            at = rest->where.to - 1;
        } else if (other) {
            whole.repeated = whole.parts.empty() && says_again(whole.match, *other, frequency, words);
            if (recurs(*other->rule)) break;
            at = other->where.to - 1;
        }
    }
    return whole;
}

bool is_dayless(const Match& match) {
    return std::all_of(match.slots.begin(), match.slots.end(), [](const Slot& slot) { return slot.kind == "periods"; });
}

bool names_reports(const Words& words, Range clause, const Match& match, std::size_t said_until, bool heading) {
    const bool inside = match.where.from > clause.from || is(words, match.where.from, "báo");
    const bool ends = is(words, clause.to - 1, ":") && match.where.to + 1 >= clause.to;
    const bool behind_day = said_until == match.where.from && means(match.rule->meaning, "half-yearly");
    return behind_day || (inside && (heading || ends));
}

bool is_label_of_recurrences(const Words& words, Range clause, const Match& match) {
    if (match.where.from != clause.from || !is(words, match.where.to, ":") || !is_dayless(match)) return false;
    for (auto at = match.where.to; at < clause.to; ++at)
        if (const auto next = vocabulary().deadlines.match_at(words, at, clause.to); next && recurs(*next->rule))
            return true;
    return false;
}

bool is_in_regime(const Words& words, Range clause, const Match& match) {
    for (auto at = clause.from; at + 1 < match.where.from; ++at)
        if (is(words, at, "định") && is(words, at + 1, "kỳ")) return true;
    return false;
}

}  // namespace reader
