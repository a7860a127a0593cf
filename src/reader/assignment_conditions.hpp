#pragma once

#include <optional>

#include "reader/words.hpp"

/// Bodies behind "Đối với ..." and "nếu ...": whom the condition leaves with the work.
namespace reader {

/// "Đối với việc ở cơ quan thì đơn vị quản lý có trách nhiệm ...": the first word behind "thì"; `at` when there is
/// none.
std::size_t behind_condition(const Words& words, std::size_t at, std::size_t end);

/// "Đối với các cơ sở vi phạm, Sở Y tế xử lý ...": who it is about stands before the comma, who does the work behind
/// it.
std::size_t behind_topic(const Words& words, std::size_t at, std::size_t end);

/// "Đối với các xã chưa có đề án thì khẩn trương lập ...": the condition tells which bodies are meant.
std::optional<Range> met_condition(const Words& words, std::size_t at, std::size_t end);

/// "Nếu có vướng mắc, các đơn vị đề xuất với phòng Đào tạo để điều chỉnh": nothing is asked but to say so.
bool only_complains(const Words& words, std::size_t from, Range body, std::size_t end);

}  // namespace reader
