#pragma once

#include <optional>

#include "reader/phrases.hpp"

/// Which phrase of time stands at a word, and what its neighbours make of it.
namespace reader {

/// The phrase of the table of deadlines that reaches farthest, or a bare time. "định kỳ" may stand before any
/// recurrence, "thực hiện" and "xong" before any time; what is read without them may reach farther.
std::optional<Match> time_phrase_at(const Words& words, std::size_t at, std::size_t end, bool heading);

/// "Tuần: ...", which labels only what it opens.
bool is_period_label(const Words& words, const Match& match);

/// "trong năm 2021, từ ngày 15/7/2021 cho đến khi ...": the second stretch says it closer.
bool is_said_closer(const Words& words, const Match& match, std::size_t end);

/// "Báo cáo tuần ...; cơ quan thường trực tổng hợp, báo cáo trước 10 giờ thứ Năm."
std::optional<Match> weekday_again(const Words& words, std::size_t at, std::size_t end);

}  // namespace reader
