#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "reader/calendar.hpp"
#include "reader/phrases.hpp"
#include "reader/reading.hpp"

/// From the times of a phrase to last days and stretches of days.
namespace reader {

/// All times of the match in the order printed; "từ 20 đến 25/7" gives the 20th the month of what follows.
std::vector<Interval> times_of(const Match& match);

/// Gives every time its year. A year that is not printed is the document's, or the next when the day lay far behind the
/// document.
void settle(std::vector<Interval>& times, const YearHint& years, std::optional<base::Day> issued);

/// "(07/5/1954 - 07/5/2024)": what is remembered and not what is to be done.
bool is_of_history(const std::vector<Interval>& times);

/// What a rule of this meaning makes of its times, whose years are settled. Empty when they say nothing.
std::vector<Deadline> deadlines_of(std::string_view meaning, const std::vector<Interval>& times,
                                   std::optional<base::Day> issued);

}  // namespace reader
