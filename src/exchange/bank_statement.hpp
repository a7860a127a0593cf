#pragma once

#include "exchange/list_file.hpp"
#include "gifts/statement.hpp"

/// The statement of a fundraiser's account as its bank hands it out: a table, read by its headings. A file that comes
/// again, or overlaps another, brings nothing twice.
namespace exchange {

std::span<const ColumnWords> statement_columns();

constexpr std::size_t most_statement_rows = 20'000;

struct StatementTaken {
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;  ///< which column was taken for what
    gifts::Brought brought;
    std::size_t left_out = 0;  ///< rows in which nothing came in: what was paid out, totals
    std::vector<RowFault> faults;
};
BOOST_DESCRIBE_STRUCT(StatementTaken, (), (titles, columns, brought, left_out, faults))

/// Problems: statement.no_columns (day, sum or reference are not headed), statement.too_many, and those of
/// gifts::bring_statement.
StatementTaken take_statement(store::Transaction& tx, const base::Who& who, const ListFile& list,
                              gifts::FundraiserId fundraiser);

/// "1.000.000", "1,000,000.00 VND": whole đồng; nothing when no sum is there, or less than one đồng.
std::optional<std::int64_t> dong_in(std::string_view cell);

}  // namespace exchange
