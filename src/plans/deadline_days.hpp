#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "plans/phrases.hpp"
#include "plans/reading.hpp"

/// From the times of a phrase to last days and stretches of days.
namespace plans {

/// All times of the match in the order printed; "từ 20 đến 25/7" gives the 20th the month of what follows.
std::vector<Interval> times_of(const Match& match);

/// What a rule of this meaning makes of its times, whose years are settled. Empty when they say nothing.
std::vector<Deadline> deadlines_of(std::string_view meaning, const std::vector<Interval>& times,
                                   std::optional<base::Day> issued);

}  // namespace plans
