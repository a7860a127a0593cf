#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "exchange/exchange_http.hpp"
#include "exchange/figure_sheet.hpp"
#include "exchange/hxl.hpp"
#include "exchange/pieces.hpp"
#include "http/router.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t most_sheet_bytes = 8U << 20U;

base::Day period_asked(const Call& call) {
    const auto text = call.text("period");
    if (const auto day = base::parse_day(text)) return *day;
    throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", "?period",
                        {{"?period", "field.not_a_day", text}});
}

/// Who may is asked before what for, so that a stranger learns nothing of the kind.
reports::KindId kind_asked(Call& call) {
    return figure_sheet(call.tx, call.who, call.id<reports::KindId>("kind")).kind.id;
}

base::Sheet template_asked(Call& call) {
    const auto kind = kind_asked(call);
    return figure_template(call.tx, call.who, kind, period_asked(call));
}

http::Response template_answer(const base::Sheet& sheet) {
    auto response = as_file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "so-lieu.xlsx");
    response.body = base::workbook(sheet);
    return response;
}

SheetSummary sheet_taken(Call& call, const std::vector<Cells>& rows) {
    const auto kind = kind_asked(call);
    return take_sheet(call.tx, call.who, kind, period_asked(call), rows, call.text("preview") == "1");
}

}  // namespace

void add_figure_routes(http::Router& router) {
    router.get("/api/exchange/figures/{kind}", allow(Permission::plans_write),
               "Which figures of a kind of report are brought from outside, and for which periods",
               [](Call& call) { return figure_sheet(call.tx, call.who, call.id<reports::KindId>("kind")); });
    router.get("/api/exchange/figures/{kind}/xlsx", allow(Permission::plans_write),
               "The table of a period (?period=, its first day) to be filled in, a row for each unit", template_asked,
               template_answer);
    router
        .post(
            "/api/exchange/figures/{kind}", allow(Permission::plans_write),
            "Take in the figures of such a table (?period=), all or none; ?preview=1 only says what would happen",
            [](const http::Upload& upload) { return rows_of_file(upload.name, upload.bytes); }, sheet_taken)
        .accepts_up_to(most_sheet_bytes);
}

}  // namespace exchange
