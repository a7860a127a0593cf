#include <utility>

#include "base/workbook.hpp"
#include "exchange/pieces.hpp"
#include "exchange/tables.hpp"

namespace exchange {
namespace {

using http::Response;

constexpr double least_width = 10;
constexpr double most_width = 60;

std::vector<Table> all_tables() {
    auto tables = place_tables();
    for (auto& more : {work_tables(), report_tables()}) tables.insert(tables.end(), more.begin(), more.end());
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
        [](const Cells& cells, std::size_t) { return csv_line(cells); }, "");
}

Response as_workbook(const std::string& file, TableRows& table) {
    base::Sheet sheet{"Bảng", {}, {}};
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        sheet.columns.push_back({table.columns[at].name, width_of(table, at), table.columns[at].is_number});
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

void add_table_routes(http::Router& router) {
    for (const auto& table : all_tables()) {
        const auto rows = [read = table.rows](http::Call& call) { return read(call); };
        router.get("/api/exchange/hxl/" + table.path, table.access, table.summary + ", as CSV with HXL hashtags", rows,
                   [file = table.file](TableRows& found) { return as_csv(file, found); });
        router.get("/api/exchange/xlsx/" + table.path, table.access, table.summary + ", as a workbook", rows,
                   [file = table.file](TableRows& found) { return as_workbook(file, found); });
    }
}

}  // namespace exchange
