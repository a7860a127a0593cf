#pragma once

#include <string>
#include <vector>

#include "base/csv.hpp"

/// Tables as CSV with a row of HXL hashtags below the header (HXL 1.1), in which humanitarian tools recognise columns.
namespace exchange {

using base::Cells;

struct Column {
    std::string name;
    std::string tag;  ///< "#adm3+code"
    bool is_number = false;
};

/// Header and hashtags, with the mark by which spreadsheets see that it is UTF-8.
std::string hxl_head(const std::vector<Column>& columns);

}  // namespace exchange
