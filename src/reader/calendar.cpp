#include "reader/calendar.hpp"

#include <algorithm>

#include "reader/phrases_dates.hpp"

namespace reader {
namespace {

bool before(const PartialDay& one, const PartialDay& other) {
    if (one.month == 0 || other.month == 0) return false;
    const bool days = one.day != 0 && other.day != 0;
    return one.month < other.month || (days && one.month == other.month && one.day < other.day);
}

/// "năm học 2017 - 2018", "năm 2021".
YearHint named_year(const Words& words) {
    YearHint hint;
    for (std::size_t at = 0; at + 1 < words.size() && !hint.school; ++at) {
        if (words[at].form != "năm") continue;
        const bool school = words[at + 1].form == "học";
        const auto year = number_at(words, at + (school ? 2 : 1), words.size(), 1990, 2099);
        if (year && (school || hint.year == 0)) hint = {*year, school};
    }
    return hint;
}

/// The latest year of a whole date in the text.
int latest_year(const Words& words) {
    int latest = 0;
    for (std::size_t at = 0; at < words.size(); ++at)
        if (words[at].kind == WordKind::number && words[at].form.size() <= 2)
            if (const auto day = match_slot("day", words, at, words.size()))
                latest = std::max(latest, day->printed_day().year);
    return latest;
}

}  // namespace

YearHint year_hint(const Reading& header, const Words& words) {
    if (header.date) return {static_cast<int>(base::parts_of(header.date->value).year()), false};
    if (header.title)
        if (const auto hint = named_year(words_in(header.title->value)); hint.year != 0) return hint;
    if (const auto hint = named_year(words); hint.school) return hint;
    return {latest_year(words), false};
}

void settle_years(std::vector<Interval>& times, int year_around) {
    std::vector<PartialDay*> days;
    for (auto& interval : times) {
        days.push_back(&interval.first);
        days.push_back(&interval.last);
    }
    for (std::size_t i = days.size(); i-- > 1;) {
        if (days[i - 1]->year != 0 || days[i]->year == 0) continue;
        days[i - 1]->year = days[i]->year - (before(*days[i], *days[i - 1]) ? 1 : 0);
    }
    if (!days.empty() && days.front()->year == 0) days.front()->year = year_around;
    for (std::size_t i = 1; i < days.size(); ++i) {
        if (days[i]->year != 0 || days[i - 1]->year == 0) continue;
        days[i]->year = days[i - 1]->year + (before(*days[i], *days[i - 1]) ? 1 : 0);
    }
}

bool prints_year(const std::vector<Interval>& times) {
    return std::any_of(times.begin(), times.end(),
                       [](const Interval& time) { return time.first.year != 0 || time.last.year != 0; });
}

std::optional<base::Day> first_day(const Interval& interval) {
    const auto& day = interval.first;
    if (day.year == 0) return std::nullopt;
    return base::make_day(day.year, day.month == 0 ? 1 : day.month, day.day == 0 ? 1 : day.day);
}

std::optional<base::Day> last_day(const Interval& interval) {
    const auto& day = interval.last;
    if (day.year == 0) return std::nullopt;
    if (day.day != 0) return base::make_day(day.year, day.month, day.day);
    const bool december = day.month == 0 || day.month == 12;
    const auto next = december ? base::make_day(day.year + 1, 1, 1) : base::make_day(day.year, day.month + 1, 1);
    return *next - 1;
}

}  // namespace reader
