#pragma once

#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "base/workbook.hpp"
#include "reports/imported.hpp"

/// The table in which an officer fills in figures of origin `imported`: a row for each unit, a column for each
/// indicator. It goes out as a workbook and comes back as one, or as CSV.
namespace exchange {

using base::Cells;

/// What a kind can take in this way.
struct FigureSheet {
    reports::ReportKind kind;
    std::vector<reports::Indicator> indicators;  ///< of origin `imported` in the form of today
    std::vector<reports::KindPeriod> periods;
};
BOOST_DESCRIBE_STRUCT(FigureSheet, (), (kind, indicators, periods))

/// Problems: report_kind.not_found, account.outside_area (also for whoever may not take figures in).
FigureSheet figure_sheet(store::Transaction& tx, const base::Who& who, reports::KindId kind);

/// The table of the period that a day begins, with the figures that stand there. Problems as above, and
/// figures.no_such_period.
base::Sheet figure_template(store::Transaction& tx, const base::Who& who, reports::KindId kind, base::Day from);

/// The rows of a file: a workbook, or a text with commas, semicolons or tabs. Problems: those of sources::read.
std::vector<Cells> rows_of_file(const std::string& name, const std::string& bytes);

/// A cell that cannot be taken.
struct SheetFault {
    std::size_t row = 0;  ///< from 1 on, as a spreadsheet counts, empty rows left out
    std::string column;
    std::string text;
    std::string code;     ///< a problem code
    std::string message;  ///< its sentence
};
BOOST_DESCRIBE_STRUCT(SheetFault, (), (row, column, text, code, message))

struct SheetSummary {
    bool is_applied = false;
    std::size_t units = 0;  ///< rows with a figure
    std::size_t imported = 0;
    std::size_t updated = 0;
    std::size_t unchanged = 0;
    std::vector<SheetFault> faults;
};
BOOST_DESCRIBE_STRUCT(SheetSummary, (), (is_applied, units, imported, updated, unchanged, faults))

/// Takes all figures of the rows, or none when one cell is wrong or `is_preview`; empty cells say nothing. Problems:
/// those of figure_template, figures.no_unit_column, figures.no_figure_column, figures.too_many.
SheetSummary take_sheet(store::Transaction& tx, const base::Who& who, reports::KindId kind, base::Day from,
                        const std::vector<Cells>& rows, bool is_preview);

}  // namespace exchange
