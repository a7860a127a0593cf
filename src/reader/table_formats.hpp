#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "reader/table.hpp"

/// The five ways in which text prints a table. Each reads the table that begins on this line, or says that none does.
namespace reader {

using Lines = std::vector<Line>;

std::optional<Table> tabbed_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to);

/// "| a | b |"
std::optional<Table> barred_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to);

/// Every "|" on a line of its own, as copied from web pages.
std::optional<Table> stacked_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to);

/// Every cell on a line of its own and no bars: a table copied as plain text. Its head begins with "TT".
std::optional<Table> listed_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to);

/// Columns of blanks, as they come out of a PDF; a cell goes on below itself.
std::optional<Table> spaced_table(std::string_view text, const Lines& lines, std::size_t at, std::size_t to);

/// The columns of a table of tasks that this row heads; empty when it heads none.
std::vector<Column> columns_headed(std::string_view text, const TableRow& row);

/// The columns when a second row of heads stands below the first ("Phân công" over "Chủ trì" and "Phối hợp"); empty
/// when it is a row of the table.
std::vector<Column> columns_headed_below(std::string_view text, const TableRow& head, const TableRow& below);

/// The row says nothing of its own: a head printed again on the next page, "(1) (2) (3)", or only drawn lines.
bool is_idle_row(std::string_view text, const TableRow& row, const std::vector<Column>& columns);

Words words_of(std::string_view text, const TableCell& cell);

/// The bytes without the white space around them; empty when there is nothing else.
Span inked_span(std::string_view text, std::size_t from, std::size_t to);

}  // namespace reader
