#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/list.hpp>

#include "exchange/hxl.hpp"
#include "http/router.hpp"

/// Every list that a screen shows as a table, to be taken along: as CSV with HXL hashtags and as a workbook. A table is
/// one line of a registry: who may read it and what its rows are; both are those of its list.
namespace exchange {

struct TableRows {
    std::vector<Column> columns;
    std::vector<Cells> rows;
};

struct Table {
    std::string path;  ///< behind /api/exchange/hxl/ and /api/exchange/xlsx/
    std::string file;  ///< without its ending
    http::Access access;
    std::string summary;
    TableRows (*rows)(http::Call&);
};

constexpr std::size_t most_table_rows = 50'000;

std::vector<Table> place_tables();   ///< areas, bodies, levels
std::vector<Table> work_tables();    ///< tasks, plans in others' hands, coverage, registers
std::vector<Table> report_tables();  ///< duties, roll-ups, who is silent

/// The word for an enumerator; there is one for each, in their order.
template <std::size_t N, class E>
std::string word(const std::array<const char*, N>& words, E value) {
    static_assert(N == boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value, "a word for each");
    return words[static_cast<std::size_t>(value)];
}

/// Moments and days as HXL wants them: YYYY-MM-DD.
std::string cell(const std::optional<base::Day>& day);
std::string cell(const std::optional<base::Instant>& instant);

/// Two routes for each table.
void add_table_routes(http::Router& router);

}  // namespace exchange
