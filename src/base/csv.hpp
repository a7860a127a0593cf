#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Comma-separated values (RFC 4180).
namespace base {

using Cells = std::vector<std::string>;

/// One line: quoted where a comma, a quote or a line break asks for it. A cell that a spreadsheet would take for a
/// formula begins with an apostrophe.
std::string csv_line(const Cells& cells);

/// Whether rows without a word are there too, without cells, so that rows count as a spreadsheet shows them.
enum class BlankRows { left_out, kept };

/// The rows of a text, whose cells stand apart by tabs, semicolons or commas, whichever stands equally often on most of
/// its first lines. A text that breaks off inside of quotes ends there.
std::vector<Cells> csv_rows(std::string_view text, BlankRows blank = BlankRows::left_out);

/// By which spreadsheets see that a file is UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

}  // namespace base
