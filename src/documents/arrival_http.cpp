#include "accounts/permission.hpp"
#include "documents/arrival.hpp"
#include "documents/document_http.hpp"
#include "documents/number.hpp"
#include "documents/register_sheet.hpp"
#include "http/router.hpp"

namespace documents {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t most_rows = 20'000;  ///< of a sheet: years of an office

struct NewArrival : Paper {
    std::optional<bool> again;  ///< although its twin is registered
};
BOOST_DESCRIBE_STRUCT(NewArrival, (Paper), (again))

struct PaperEdit {
    Paper from;
    Paper to;
};
BOOST_DESCRIBE_STRUCT(PaperEdit, (), (from, to))

struct Outcome {
    std::string outcome;
};
BOOST_DESCRIBE_STRUCT(Outcome, (), (outcome))

struct RegisterSheet {
    std::string name;
    Table table;
};

ArrivalQuery query_of(const Call& call) {
    return {call.text("q"), call.text("year"), call.text("open") == "1", call.maybe_id<ArrivalId>("before"),
            call.limit()};
}

http::Page<Arrival> arrivals_page(Call& call) {
    const auto query = query_of(call);
    http::Page<Arrival> page{arrivals(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

RegisterSheet incoming_sheet(Call& call) {
    auto query = query_of(call);
    query.limit = most_rows;
    return {"Sổ văn bản đến " + query.series, sheet_of(arrivals(call.tx, call.who, query))};
}

RegisterSheet outgoing_sheet(Call& call) {
    const NumberQuery query{call.text("q"), call.text("year"), std::nullopt, most_rows};
    return {"Sổ văn bản đi " + query.series, sheet_of(numbers(call.tx, call.who, query))};
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

ArrivalId asked(const Call& call) {
    return call.id<ArrivalId>("arrival");
}

}  // namespace

void add_arrival_routes(http::Router& router) {
    const auto reads = http::allow(Permission::documents_write);
    router.get("/api/arrivals", reads, "The register of incoming documents of the caller's body (?q=, ?year=, ?open=1)",
               arrivals_page);
    router.post("/api/arrivals", http::allow(Permission::documents_issue), "Register a paper that came from outside",
                [](Call& call, const NewArrival& wanted) {
                    const auto arrival = register_paper(call.tx, call.who, wanted,
                                                        wanted.again.value_or(false) ? Twin::wanted : Twin::refused);
                    return http::Created<Arrival>{"/api/arrivals/" + base::to_string(arrival.id), arrival};
                });
    router.get("/api/arrivals/{arrival}", reads, "A paper that came, with what was written on it",
               [](Call& call) { return get(call.tx, call.who, asked(call)); });
    router.put(
        "/api/arrivals/{arrival}", http::allow(Permission::documents_issue), "Correct what was misread",
        [](Call& call, const PaperEdit& edit) { return correct(call.tx, call.who, asked(call), edit.from, edit.to); });
    router.post(
        "/api/arrivals/{arrival}/annotate", reads, "Write on the paper what is to be done, by whom, by when",
        [](Call& call, const Annotation& annotation) { return annotate(call.tx, call.who, asked(call), annotation); });
    router.post("/api/arrivals/{arrival}/settle", reads, "Say how it was dealt with; an empty outcome opens it again",
                [](Call& call, const Outcome& said) { return settle(call.tx, call.who, asked(call), said.outcome); });
    router.get("/api/registers/incoming/xlsx", reads, "The register of incoming documents as a workbook (?year=)",
               incoming_sheet, as_workbook);
    router.get("/api/registers/incoming/page", reads, "The same as a page to print", incoming_sheet, as_page);
    router.get("/api/registers/outgoing/xlsx", reads, "The register of outgoing documents as a workbook (?year=)",
               outgoing_sheet, as_workbook);
    router.get("/api/registers/outgoing/page", reads, "The same as a page to print", outgoing_sheet, as_page);
}

}  // namespace documents
