#pragma once

#include <optional>

#include "reader/duties.hpp"

/// Times that no rule names: those behind a label and in the cells of a table.
namespace reader {

/// "- 25/7/2021" behind "20/7".
std::optional<Slot> other_end(const Words& words, std::size_t at, std::size_t end);

/// "01 buổi sáng", "03 ngày", "nửa ngày", "14h00" before the time proper: how many words, or 0.
std::size_t duration_at(const Words& words, std::size_t at, std::size_t end);

/// "2025", "2025 - 2030" and "Cả năm" alone behind a label.
std::optional<Slot> whole_year(const Words& words, std::size_t at, std::size_t end);

/// "Tháng 11/2025 (đợt 1), tháng 3/2026 (đợt 2)" behind a label: where the second begins, or 0.
std::size_t behind_joint(const Words& words, std::size_t at, std::size_t end);

/// "Hạn cuối nhận bài:", "Thời hạn đăng ký trực tuyến:" at the head of a clause: its colon, or 0.
std::size_t colon_of_term(const Words& words, std::size_t at, std::size_t end);

/// "a) Đối tượng hỗ trợ", "Điều kiện": the days there are those of a law, which tell who is meant.
bool tells_who_is_entitled(const Document& document, int item);

}  // namespace reader
