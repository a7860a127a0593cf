#pragma once

#include <string>
#include <string_view>
#include <vector>

/// A list as people keep it, as rows of cells. What its columns say is not asked here (base/sheet_columns.hpp).
namespace sources {

struct Sheet {
    std::string name;
    std::vector<std::vector<std::string>> rows;
};

/// The sheets that a workbook shows, in their order; one sheet of any other file: a text with commas, semicolons or
/// tabs, or a document with a table. In workbooks and texts rows count as a spreadsheet shows them, so a blank one is
/// there, without cells; a merged cell says the same in all of its places. Cells are UTF-8 in NFC, their paragraphs
/// apart by blanks. Problems: those of read(), sheet.old_workbook.
std::vector<Sheet> read_sheets(std::string_view file_name, std::string_view bytes);

}  // namespace sources
