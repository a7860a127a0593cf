#pragma once

#include <string_view>

#include "reader/reading.hpp"

/// Reports that stand in the rows of a table of tasks.
namespace reader {

/// "Đơn vị chủ trì: ..." stands below the work that it is given.
bool is_row_of_lead(const Found<Assignment>& assignment);

/// A row says how often in a cell of its own: its one report comes as often as its one deadline. Of "Thời gian hoàn
/// tất: trước ngày 18/8" below the work that ends in a report, it comes once.
void take_periods_of_rows(std::string_view text, Reading& into);

}  // namespace reader
