#pragma once

#include <string>
#include <string_view>

#include "sources/xlsx.hpp"

/// A workbook on its way out of the confined child: a line for each sheet with its name, "\t" behind that of a hidden
/// one; its rows, a line each, cells apart by `cell_end`; a form feed.
namespace sources {

/// Of an archive without a workbook the text, as one sheet.
std::string packed_sheets(std::string_view bytes);

/// The rows of one sheet. Behind a long gap nothing is read: a sign that stands far below is an accident.
std::string packed_rows(const pugi::xml_node& worksheet, const WorkbookCells& cells);

}  // namespace sources
