#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace base {

struct SheetColumn {
    std::string name;
    double width = 16;  ///< in letters
    /// Cells that spell a whole number become one. All others stay text: what looks like the number of a document must
    /// not become a date or a sum.
    bool is_number = false;
};

/// A table for people who keep lists.
struct Sheet {
    std::string name;
    std::vector<SheetColumn> columns;
    std::vector<std::vector<std::string>> rows;
};

/// A workbook (XLSX) of one sheet whose head stays in sight. The same sheet gives the same bytes, whenever it is asked
/// for.
std::string workbook(const Sheet& sheet);

}  // namespace base
