#pragma once

#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "exchange/list_file.hpp"
#include "isolation/declaration.hpp"

/// Health declarations as another system hands them over: a table, read by its headings and taken into the health
/// station's queue row by row. A file that comes again brings nothing twice.
namespace exchange {

std::span<const ColumnWords> health_columns();

constexpr std::size_t most_health_rows = 20'000;

struct HealthListTaken {
    std::vector<std::string> titles;
    std::vector<ListColumn> columns;  ///< which column was taken for what
    std::size_t taken = 0;
    std::size_t there = 0;
    std::vector<RowFault> faults;  ///< rows that nobody can be found by
};
BOOST_DESCRIBE_STRUCT(HealthListTaken, (), (titles, columns, taken, there, faults))

/// Problems: health_list.no_columns (neither a name nor a phone number is headed), health_list.too_many, and those of
/// isolation::take_declarations.
HealthListTaken take_health_list(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                 const ListFile& list, areas::AreaId area);

}  // namespace exchange
