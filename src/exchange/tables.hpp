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
    TableRows (*rows)(http::Call&, std::size_t most);
};

/// A workbook says in its last row that it stops here; CSV goes on to the end.
constexpr std::size_t most_workbook_rows = 50'000;

std::vector<Table> place_tables();     ///< areas, bodies, levels
std::vector<Table> work_tables();      ///< tasks, plans in others' hands, coverage, registers
std::vector<Table> report_tables();    ///< duties, roll-ups, who is silent
std::vector<Table> goods_tables();     ///< stores, what is in them, their books, what is missing
std::vector<Table> trip_tables();      ///< who waits for goods, the stops of a trip
std::vector<Table> benefit_tables();   ///< who stands in a list of support, who was not paid yet
std::vector<Table> honour_tables();    ///< what a place has to show: deeds, models, rewards, titles
std::vector<Table> voice_tables();     ///< what people say, without a word of it; what a day's digest counts
std::vector<Table> campaign_tables();  ///< what is said of a peak campaign

/// The same in both languages, and in that of whoever takes the table along.
struct Words {
    const char* vi;
    const char* en;
};
std::string in(base::Language language, const Words& words);

struct Heading {
    Words words;
    const char* tag;
    bool is_number = false;
};
void add_columns(TableRows& table, base::Language language, const std::vector<Heading>& headings);
TableRows headed(base::Language language, const std::vector<Heading>& headings);

/// The word for an enumerator; there is one for each, in their order.
template <std::size_t N, class E>
std::string word(base::Language language, const std::array<Words, N>& words, E value) {
    static_assert(N == boost::mp11::mp_size<boost::describe::describe_enumerators<E>>::value, "a word for each");
    return in(language, words[static_cast<std::size_t>(value)]);
}

/// Moments and days as HXL wants them: YYYY-MM-DD.
std::string cell(const std::optional<base::Day>& day);
std::string cell(const std::optional<base::Instant>& instant);

/// Two routes for each table.
void add_table_routes(http::Router& router, const std::vector<Table>& tables);
void add_table_routes(http::Router& router);

}  // namespace exchange
