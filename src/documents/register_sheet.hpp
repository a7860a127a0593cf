#pragma once

#include <string>
#include <vector>

#include "documents/arrival.hpp"
#include "documents/number.hpp"
#include "documents/outline.hpp"

/// The two registers as offices print and keep them, with the columns of appendix IV of the decree.
namespace documents {

Table sheet_of(const std::vector<NumberLine>& lines);
Table sheet_of(const std::vector<Arrival>& arrivals);

/// "05/07/2021", as the cells have it.
std::string slashed(base::Day day);

/// A table as a page to print across A4, and as a workbook of one sheet whose head stays in sight.
std::string html(const std::string& heading, const Table& table);
std::string xlsx(const std::string& name, const Table& table);

}  // namespace documents
