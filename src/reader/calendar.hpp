#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reader/phrases.hpp"
#include "reader/reading.hpp"

/// From what is printed of dates to days.
namespace reader {

/// The year of a date that prints none. In a school year the months before August belong to the second year.
struct YearHint {
    int year = 0;  ///< 0 when nothing in the document tells
    bool school = false;

    int of(int month) const { return year != 0 && school && month != 0 && month < 8 ? year + 1 : year; }
};

/// The year of issue; without one the year that the title or else the text speaks of.
YearHint year_hint(const Reading& header, const Words& words);

/// Years that are not printed follow from those that are: "từ 15/11 đến 20/12/2025", "từ tháng 12 đến tháng 3/2026".
/// When none is printed the first gets `year_around`. Nothing remains open but when that is 0.
void settle_years(std::vector<Interval>& times, int year_around);

/// A year is printed in one of them.
bool prints_year(const std::vector<Interval>& times);

/// The first day and the last one of an interval whose years are known; nothing for a day that does not exist.
std::optional<base::Day> first_day(const Interval& interval);
std::optional<base::Day> last_day(const Interval& interval);

}  // namespace reader
