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

/// "6 tháng đầu năm khởi công 200 nhà, 6 tháng cuối năm hoàn thành", "quý IV/2023 kiểm tra các xã": a time that opens a
/// part of its clause, directly before the verb that it dates.
std::optional<Slot> time_before_verb(const Words& words, Range clause, std::size_t at);

/// Rows stand in order: "Tháng 1: ...", "Tháng 9: ..." of a school year begin in the year before.
void order_rows(Reading& into);

}  // namespace reader
