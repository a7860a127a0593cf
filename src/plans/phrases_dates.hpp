#pragma once

#include <optional>
#include <string_view>

#include "plans/phrases.hpp"

namespace plans {

/// A phrase of the named kind at this place: day ("15/6/2021", "15 tháng 6 năm 2021", "15-6"), days ("16-20/11/2025"),
/// month ("tháng 8/2021"), year ("năm 2025"), quarter ("quý III/2021"), number ("3", "03"), numbers ("3 - 5"), hour ("9
/// giờ 00", "9h30"), weekdays
/// ("thứ Hai, thứ Tư"), monthday (1 to 31).
std::optional<Slot> match_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end);

/// The day of a slot; a year that was not printed is taken from `around`: the same year.
std::optional<base::Day> day_of_slot(const Slot& slot, int year_around);

}  // namespace plans
