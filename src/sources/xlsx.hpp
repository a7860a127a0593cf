#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "sources/archive.hpp"

namespace sources {

constexpr std::size_t most_sheet_columns = 256;  ///< of a row that is read

/// The sheets of a workbook one after the other, each row a line as a table gives it (source.hpp); hidden sheets too,
/// because what a sender does not see may still be marked secret.
std::string text_of_xlsx(PartsArchive& parts);

/// What the cells of a workbook share.
struct WorkbookCells {
    std::vector<std::string> strings;
    std::vector<bool> dates;  ///< whether numbers in a style are shown as days
};
WorkbookCells workbook_cells(const pugi::xml_node& shared_strings, const pugi::xml_node& styles);
WorkbookCells workbook_cells(PartsArchive& parts);

/// A cell as the spreadsheet shows it, its paragraphs apart by `paragraph_end_in_cell`: days as "15/6/2021", numbers
/// without an exponent.
std::string text_of_cell(const pugi::xml_node& cell, const WorkbookCells& cells);

/// The column of "BC12", from zero on.
std::size_t column_of(std::string_view place);

}  // namespace sources
