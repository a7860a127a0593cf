#include <cstdint>
#include <limits>
#include <utility>

#include "base/workbook.hpp"
#include "exchange/pieces.hpp"
#include "exchange/tables.hpp"

namespace exchange {
namespace {

using http::Response;

constexpr double least_width = 10;
constexpr double most_width = 60;
constexpr std::size_t endless = std::numeric_limits<std::int64_t>::max();

std::vector<Table> all_tables() {
    auto tables = place_tables();
    for (auto& more : {work_tables(), report_tables(), goods_tables(), trip_tables(), benefit_tables(), honour_tables(),
                       voice_tables(), campaign_tables()})
        tables.insert(tables.end(), more.begin(), more.end());
    return tables;
}

/// As wide as its longest cell, within reason.
double width_of(const TableRows& table, std::size_t column) {
    auto width = std::max(least_width, static_cast<double>(table.columns[column].name.size()));
    for (const auto& row : table.rows) width = std::max(width, static_cast<double>(row[column].size()));
    return std::min(width, most_width);
}

Response as_csv(const std::string& file, TableRows& table) {
    return in_pieces(
        as_file("text/csv; charset=utf-8", file + ".csv"), hxl_head(table.columns), std::move(table.rows),
        [](const Cells& cells, std::size_t) { return base::csv_line(cells); }, "");
}

/// What a workbook is made of: its rows may be one more than it takes.
struct WorkbookRows {
    TableRows table;
    base::Language language;
};

constexpr Words sheet_name{"Bảng", "Table"};
constexpr Words stops_here{"Bảng tính dừng ở 50.000 dòng, danh sách còn nữa. Tệp CSV có đủ.",
                           "This workbook stops at 50,000 rows and the list goes on. The CSV file has all of it."};

Response as_workbook(const std::string& file, WorkbookRows& found) {
    auto& table = found.table;
    base::Sheet sheet{in(found.language, sheet_name), {}, {}};
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        sheet.columns.push_back({table.columns[at].name, width_of(table, at), table.columns[at].is_number});
    if (table.rows.size() > most_workbook_rows) {
        table.rows.resize(most_workbook_rows);
        table.rows.push_back({in(found.language, stops_here)});
    }
    sheet.rows = std::move(table.rows);
    auto response = as_file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", file + ".xlsx");
    response.body = base::workbook(sheet);
    return response;
}

}  // namespace

std::string cell(const std::optional<base::Day>& day) {
    return day ? base::to_string(*day) : std::string();
}

std::string cell(const std::optional<base::Instant>& instant) {
    return instant ? base::to_string(base::day_of(*instant)) : std::string();
}

std::string in(base::Language language, const Words& words) {
    return language == base::Language::vi ? words.vi : words.en;
}

void add_columns(TableRows& table, base::Language language, const std::vector<Heading>& headings) {
    for (const auto& heading : headings)
        table.columns.push_back({in(language, heading.words), heading.tag, heading.is_number});
}

TableRows headed(base::Language language, const std::vector<Heading>& headings) {
    TableRows table;
    add_columns(table, language, headings);
    return table;
}

void add_table_routes(http::Router& router, const std::vector<Table>& tables) {
    for (const auto& table : tables) {
        const auto all_rows = [read = table.rows](http::Call& call) { return read(call, endless); };
        const auto first_rows = [read = table.rows](http::Call& call) {
            return WorkbookRows{read(call, most_workbook_rows + 1), call.who.language};
        };
        router.get("/api/exchange/hxl/" + table.path, table.access, table.summary + ", as CSV with HXL hashtags",
                   all_rows, [file = table.file](TableRows& found) { return as_csv(file, found); });
        router.get("/api/exchange/xlsx/" + table.path, table.access, table.summary + ", as a workbook", first_rows,
                   [file = table.file](WorkbookRows& found) { return as_workbook(file, found); });
    }
}

void add_table_routes(http::Router& router) {
    add_table_routes(router, all_tables());
}

}  // namespace exchange
