#pragma once

#include "reader/calendar.hpp"
#include "reader/phrases.hpp"

/// Goals: a state that is to be reached by the end of a time.
namespace reader {

/// "Đến năm 2025, 100% hồ sơ ...", "phấn đấu hết quý II các trường ...", "tỷ lệ hộ nghèo đến năm 2025 còn 3%": the time
/// stands first in its part, or a figure is reached before or behind it. "Chiến lược ... đến năm 2030, tầm nhìn ..."
/// and "nếu đến 31/12 không đạt" set no goal.
bool is_goal(const Words& words, Range clause, Range time, bool heading);

/// "nếu đến 31/12 chưa giải ngân", "dự báo đến ngày 15/9": the time belongs to a condition or to a forecast.
bool is_condition(const Words& words, Range clause, Range time);

/// What is reached stands here: "đạt", "còn dưới", "toàn tỉnh phải có", "100%".
bool tells_state(const Words& words, std::size_t at, std::size_t end);

/// "giảm còn dưới 3% vào năm 2025", "đạt 60% trong năm 2024": a year or a month by whose end the figure is reached.
bool reaches_figure(const Words& words, Range clause, Range time);

/// "Trong năm 2024 toàn tỉnh không còn nhà tạm", "Kết nạp mới 600 đoàn viên trong năm 2024": what a stretch of months
/// is to bring about.
bool brings_about(const Words& words, Range clause, Range time, bool years);

/// "năm 2024 đạt 60%, năm 2025 đạt 90%", "từ 32% lên 70% năm 2025": a coming year that has its figure.
bool is_year_of_figure(const Words& words, Range clause, const Match& match, const YearHint& years);

/// "Năm 2025: hoàn thành ...", "Năm 2024: đạt 60%": the label of a year by whose end something is to be reached.
bool is_goal_of_year(const Words& words, const Slot& label, std::size_t end);

}  // namespace reader
