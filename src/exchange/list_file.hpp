#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "base/problem_text.hpp"
#include "base/sheet_columns.hpp"
#include "base/time.hpp"
#include "sources/sheet.hpp"

/// A list that somebody keeps as a table (of bodies, of households) on its way in: which of its columns says what, and
/// its rows. What a row means is asked by body_list.hpp and household_row.hpp.
namespace exchange {

using base::Cells;
using base::ColumnWords;

/// A file that was taken apart, before anything is understood of it.
struct ListSheets {
    std::string print;  ///< the same bytes have the same
    std::string file;
    std::vector<sources::Sheet> sheets;
};

/// Problems: those of sources::read_sheets.
ListSheets list_sheets(const std::string& file, const std::string& bytes);

/// Something that a column may say, and which one does.
struct ListColumn {
    std::string name;
    std::optional<std::size_t> column;
};
BOOST_DESCRIBE_STRUCT(ListColumn, (), (name, column))

struct ListRow {
    std::size_t number = 0;  ///< as the spreadsheet counts
    Cells cells;
};

struct ListFile {
    std::string print;
    std::string file;
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;
    std::vector<ListRow> rows;  ///< those with words

    /// What a row says in the column of this name, without needless blanks; empty when there is none.
    std::string said(const ListRow& row, std::string_view name) const;
    bool has(std::string_view name) const;
};

/// The sheet in which most is understood. `chosen` is what a person said of the columns ("name:2,phone:4"): then only
/// that holds. Without a heading the first row with two cells is taken for one, and a person has to say. Problems:
/// list.columns_unclear (`chosen` is not written so).
ListFile list_file(const ListSheets& sheets, std::span<const ColumnWords> known, std::string_view chosen);

/// What is to be said of a row: a problem code and its sentence.
struct RowNote {
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(RowNote, (), (code, message))

RowNote row_note(const std::string& code, base::Language language);

/// A row that could not be taken.
struct RowFault {
    std::size_t row = 0;
    std::string name;  ///< what it is about
    std::string code;
    std::string message;
};
BOOST_DESCRIBE_STRUCT(RowFault, (), (row, name, code, message))

/// The telephone numbers in a cell, as digits; also those whose leading zero a spreadsheet ate. What is no number is
/// left over.
struct PhonesSaid {
    std::vector<std::string> phones;
    bool is_whole = true;  ///< nothing was left over
};
PhonesSaid phones_in(std::string_view cell);

/// "11/06/2021", "11/6/2021 08:30" or "2021-06-11 ..."; nothing for anything else.
std::optional<base::Day> day_in(const std::string& text);

}  // namespace exchange
