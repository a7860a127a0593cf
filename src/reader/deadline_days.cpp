#include "reader/deadline_days.hpp"

#include "reader/duties.hpp"

namespace reader {
namespace {

constexpr int forgotten_days = 90;       ///< a day so long before the document belongs to the next year
constexpr int years_of_a_programme = 5;  ///< a longer stretch of days is history

/// Neighbouring stretches are one: "Quý IV/2025 và Quý I/2026".
std::vector<Interval> joined(const std::vector<Interval>& times) {
    std::vector<Interval> merged;
    for (const auto& time : times) {
        const auto end = merged.empty() ? std::nullopt : last_day(merged.back());
        const auto start = first_day(time);
        if (end && start && *end + 1 == *start)
            merged.back().last = time.last;
        else
            merged.push_back(time);
    }
    return merged;
}

}  // namespace

void settle(std::vector<Interval>& times, const YearHint& years, std::optional<base::Day> issued) {
    const auto as_printed = times;
    const auto& first = times.front().first;
    settle_years(times, years.of(first.month));
    const auto last = last_day(times.back());
    if (prints_year(as_printed) || !issued || !last || *last + forgotten_days >= *issued) return;
    times = as_printed;
    settle_years(times, years.of(first.month) + 1);
}

bool is_of_history(const std::vector<Interval>& times) {
    const auto& first = times.front().first;
    const auto& last = times.back().last;
    return first.day != 0 && first.year != 0 && last.year - first.year > years_of_a_programme;
}

std::vector<Interval> times_of(const Match& match) {
    std::vector<Interval> times;
    for (const auto& slot : match.slots) times.insert(times.end(), slot.times.begin(), slot.times.end());
    if (const auto* day = match.slot("monthday"); day != nullptr && !times.empty()) {
        const PartialDay start{times.front().first.year, times.front().first.month, day->number};
        times.insert(times.begin(), {start, start});
    }
    return times;
}

std::vector<Deadline> deadlines_of(std::string_view meaning, const std::vector<Interval>& times,
                                   std::optional<base::Day> issued) {
    std::vector<Deadline> made;
    const auto range = [&](std::optional<base::Day> from, std::optional<base::Day> until) {
        Deadline deadline;
        deadline.kind = DeadlineKind::range;
        deadline.from = from;
        deadline.until = until;
        if (from || until) made.push_back(std::move(deadline));
    };
    if (means(meaning, "between")) {
        range(first_day(times.front()), last_day(times.back()));
    } else if (means(meaning, "now-until")) {
        range(issued, last_day(times.back()));
    } else if (means(meaning, "now-open")) {
        range(issued, std::nullopt);
    } else if (means(meaning, "open")) {
        if (!first_day(times.front())) return made;
        range(first_day(times.front()), std::nullopt);
    } else if (means(meaning, "until")) {
        range(std::nullopt, last_day(times.back()));
    } else if (means(meaning, "in")) {
        for (const auto& time : joined(times)) range(first_day(time), last_day(time));
    } else {
        for (const auto& time : joined(times)) {
            Deadline deadline;
            deadline.exclusive = means(meaning, "exclusive");
            deadline.date = deadline.exclusive ? first_day(time) : last_day(time);
            if (deadline.date) made.push_back(std::move(deadline));
        }
    }
    return made;
}

}  // namespace reader
