#include "accounts/permission.hpp"
#include "documents/document_http.hpp"
#include "documents/register_query.hpp"
#include "documents/register_sheet.hpp"

namespace documents {
namespace {

using http::Call;

constexpr std::size_t most_rows = 20'000;  ///< of a sheet: years of an office

struct RegisterSheet {
    std::string name;
    Table table;
};

/// "Sổ văn bản đến 2026", or with the days that were asked for.
std::string named(std::string name, const std::string& series, const std::optional<base::Day>& from,
                  const std::optional<base::Day>& until) {
    if (!series.empty()) name += ' ' + series;
    if (from) name += ", từ ngày " + slashed(*from);
    if (until) name += ", đến ngày " + slashed(*until);
    return name;
}

RegisterSheet incoming_sheet(Call& call) {
    auto query = arrival_query(call);
    query.limit = most_rows;
    return {named("Sổ văn bản đến", query.series, query.from, query.until),
            sheet_of(arrivals(call.tx, call.who, query))};
}

RegisterSheet outgoing_sheet(Call& call) {
    auto query = number_query(call);
    query.limit = most_rows;
    return {named("Sổ văn bản đi", query.series, query.from, query.until), sheet_of(numbers(call.tx, call.who, query))};
}

http::Response as_workbook(const RegisterSheet& sheet) {
    return {200,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            xlsx("Sổ", sheet.table),
            {{"Content-Disposition", "attachment; filename=\"so-van-ban.xlsx\""}},
            {}};
}

http::Response as_page(const RegisterSheet& sheet) {
    return {200,
            "text/html; charset=utf-8",
            html(sheet.name, sheet.table),
            {{"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"}},
            {}};
}

}  // namespace

void add_register_sheet_routes(http::Router& router) {
    const auto reads = http::allow(base::Permission::documents_write);
    router.get("/api/registers/incoming/xlsx", reads,
               "The register of incoming documents as a workbook, with the filters of the list", incoming_sheet,
               as_workbook);
    router.get("/api/registers/incoming/page", reads, "The same as a page to print", incoming_sheet, as_page);
    router.get("/api/registers/outgoing/xlsx", reads,
               "The register of outgoing documents as a workbook, with the filters of the list", outgoing_sheet,
               as_workbook);
    router.get("/api/registers/outgoing/page", reads, "The same as a page to print", outgoing_sheet, as_page);
}

}  // namespace documents
