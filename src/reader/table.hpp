#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "reader/blocks.hpp"
#include "sources/lines.hpp"

/// Tables of tasks: whose columns say what is done, by whom, with whom and when. The rows of other numbered tables
/// (figures, prices, lists of names) hand out nothing.
namespace reader {

enum class Column : std::uint8_t { other, order, task, lead, partner, due, period, product, person };

/// The printed pieces of one cell; a cell that wraps over several lines has one for each.
using TableCell = std::vector<Span>;

struct TableRow {
    std::vector<TableCell> cells;
    std::size_t line = 0;
};

/// Lines [first_line, end_line) of the document.
struct Table {
    std::size_t first_line = 0;
    std::size_t end_line = 0;
    std::vector<Column> columns;  ///< all `other` when it is no table of tasks
    std::vector<TableRow> rows;   ///< without the head
};

/// The tables of the lines [from, to), in order. Read are cells between tabs, cells between "|" on one line or with
/// every "|" on a line of its own, columns of blanks, and cells on lines of their own.
std::vector<Table> tables_in(std::string_view text, const std::vector<Line>& lines, std::size_t from, std::size_t to);

/// What the head of a column says about its cells.
Column column_headed(const Words& head);

/// The number a row prints in its first column: "I", "2", "1.3", "a"; of kind none when it prints another thing.
Label row_label(std::string_view text, const TableCell& cell);

/// The rows as blocks that read like labelled lines: the task behind its number, then "Cơ quan chủ trì: ...", "Cơ quan
/// phối hợp: ...", "Thời gian hoàn thành: ...". The label words lie on the first byte of their cell.
void append_rows(std::string_view text, const Table& table, int number, Blocks& into);

}  // namespace reader
