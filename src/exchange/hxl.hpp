#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Tables as CSV with a row of HXL hashtags below the header (HXL 1.1), in which humanitarian tools recognise columns.
namespace exchange {

struct Column {
    std::string_view name;
    std::string_view tag;  ///< "#adm3+code"
};

using Cells = std::vector<std::string>;

/// One line of CSV (RFC 4180): quoted where a comma, a quote or a line break asks for it. A cell that a spreadsheet
/// would take for a formula begins with an apostrophe.
std::string csv_line(const Cells& cells);

/// Header and hashtags, with the mark by which spreadsheets see that it is UTF-8.
std::string hxl_head(const std::vector<Column>& columns);

}  // namespace exchange
