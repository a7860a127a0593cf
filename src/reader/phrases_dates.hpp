#pragma once

#include <optional>
#include <string_view>

#include "reader/phrases.hpp"

/// Days, months, quarters and years as offices print them.
namespace reader {

/// A phrase of the named kind at this place: day ("15/6/2021", "15 tháng 6 năm 2021", "15-6-2021"), year ("năm 2025"),
/// yearnumber ("2025"), time (a day, days, months, quarters, half-years, years, several of them: "5, 6 và 8/8/2021",
/// "quý III, IV/2021", "cuối tháng 6", "tuần 2 tháng 9", "6 tháng đầu năm 2022", "giai đoạn 2021 - 2025"), and the
/// kinds of phrases_clock.hpp.
std::optional<Slot> match_slot(std::string_view kind, const Words& words, std::size_t at, std::size_t end);

/// The number from `least` to `most` that stands here.
std::optional<int> number_at(const Words& words, std::size_t at, std::size_t end, int least, int most);

/// The day of a slot; a year that was not printed is taken from `around`: the same year.
std::optional<base::Day> day_of_slot(const Slot& slot, int year_around);

}  // namespace reader
