#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Tables of DOCX, HTML and Markdown documents on their way to printed lines.
namespace sources {

/// Between the cells of a row, and between the paragraphs of a cell.
constexpr char cell_end = '\t';
constexpr char paragraph_end_in_cell = '\v';

struct TableCell {
    std::string text;         ///< as it would be printed outside of a table
    std::size_t columns = 1;  ///< how many it spans
};

struct TableText {
    std::vector<std::vector<TableCell>> rows;
    bool bordered = false;  ///< lines are drawn between its cells
    bool nested = false;    ///< a table stands in one of its cells
};

/// The table only puts things side by side: issuer and motto, recipients and signer, the columns of a web page.
bool is_layout(const TableText& table);

/// Rows as lines with an empty line after each: the cells apart by `cell_end`, the paragraphs of a cell by
/// `paragraph_end_in_cell`; a cell over several columns is followed by empty ones. A layout table gives its cells one
/// after the other.
std::string printed(const TableText& table);

/// A text with its Markdown tables ("| a | b |" over "|---|---|") as such lines; everything else stays.
std::string with_markdown_tables(std::string text);

}  // namespace sources
