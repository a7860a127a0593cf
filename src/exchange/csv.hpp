#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Comma-separated values (RFC 4180).
namespace exchange {

using Cells = std::vector<std::string>;

/// One line: quoted where a comma, a quote or a line break asks for it. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
std::string csv_line(const Cells& cells);

/// The rows of a text, whose cells stand apart by tabs, semicolons or commas, whichever its first line has. Rows
/// without a word are left out; a text that breaks off inside of quotes ends there.
std::vector<Cells> csv_rows(std::string_view text);

/// By which spreadsheets see that a file is UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace exchange
