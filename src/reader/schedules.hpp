#pragma once

#include <optional>
#include <string_view>

#include "reader/phrases.hpp"
#include "reader/reading.hpp"

/// Schedules whose rows open with their time: "Tháng 9: ra quân", "Ngày 15/6, tập huấn", "Tháng 10/2024" alone above
/// its work.
namespace reader {

/// The rule that dates the rows of a schedule.
constexpr std::string_view schedule_rule = "time before its work";

/// The time that the clause opens with as the label of its work; `where` reaches over the mark behind it.
std::optional<Slot> time_label(const Words& words, Range clause);

/// Rows stand in order: "Tháng 1: ...", "Tháng 9: ..." of a school year begin in the year before.
void order_rows(Reading& into);

}  // namespace reader
