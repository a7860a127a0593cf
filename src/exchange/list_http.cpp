#include <algorithm>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "exchange/bank_statement.hpp"
#include "exchange/body_list.hpp"
#include "exchange/exchange_http.hpp"
#include "exchange/health_list.hpp"
#include "exchange/household_list.hpp"
#include "exchange/voice_list.hpp"
#include "http/router.hpp"
#include "sources/source.hpp"

namespace exchange {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t most_take_bytes = 4U << 20U;

ListSheets sheets_of(const http::Upload& upload) {
    return list_sheets(upload.name, upload.bytes);
}

/// A list of voices with a code for each row: drawn before the unit of work, which may run more than once.
struct CodedList {
    ListSheets sheets;
    std::vector<std::string> codes;
};

CodedList coded(const http::Upload& upload) {
    CodedList list{sheets_of(upload), {}};
    std::size_t most = 0;
    for (const auto& sheet : list.sheets.sheets) most = std::max(most, sheet.rows.size());
    for (std::size_t i = 0; i < std::min(most, most_voice_rows); ++i) list.codes.push_back(voices::new_code());
    return list;
}

areas::AreaId named_commune(Call& call) {
    const auto area = call.maybe_id<areas::AreaId>("area");
    if (!area) throw base::Problem(base::ProblemKind::invalid, "voice.area_missing");
    return *area;
}

void add_voice_lists(http::Router& router, const store::MasterKey& master) {
    router
        .post(
            "/api/exchange/voice-list/compare", allow(Permission::needs_decide),
            "Read what a hotline portal hands over (XLSX, CSV) for a commune (?area=) row by row; ?columns= says which "
            "column says what; writes nothing down",
            sheets_of,
            [](Call& call, const ListSheets& sheets) {
                return compare_voices(call.tx, call.who, list_file(sheets, voice_columns(), call.text("columns")),
                                      named_commune(call));
            })
        .accepts_up_to(sources::largest_document);
    router
        .post("/api/exchange/voice-list/take", allow(Permission::needs_decide),
              "Take such a list in, each row alone; a row that came before does not come again", coded,
              [&master](Call& call, const CodedList& list) {
                  return take_voices(call.tx, master, call.who,
                                     list_file(list.sheets, voice_columns(), call.text("columns")), named_commune(call),
                                     list.codes);
              })
        .accepts_up_to(sources::largest_document);
}

}  // namespace

void add_list_routes(http::Router& router, const store::MasterKey& master) {
    router
        .post("/api/exchange/body-list/compare", allow(Permission::bodies_edit),
              "Hold a list of bodies and their contacts (XLSX, CSV) against the directory, row by row; ?columns= says "
              "which column says what (name:2,phone:4), ?area= where rows are that name no area; writes nothing down",
              sheets_of,
              [&master](Call& call, const ListSheets& sheets) {
                  return compare_bodies(call.tx, master, call.who,
                                        list_file(sheets, body_columns(), call.text("columns")),
                                        call.maybe_id<areas::AreaId>("area"));
              })
        .accepts_up_to(sources::largest_document);
    router
        .post(
            "/api/exchange/body-list/take", allow(Permission::bodies_edit),
            "Take in the rows of such a list, each alone; e-mail addresses wait to be confirmed",
            [&master](Call& call, const BodyListToTake& list) { return take_bodies(call.tx, master, call.who, list); })
        .accepts_up_to(most_take_bytes);
    router
        .post("/api/exchange/household-list/compare", allow(Permission::households_write),
              "Read a commune's list of households (XLSX, CSV) row by row; ?columns= says which column says what, "
              "?area= the commune or the hamlet; writes nothing down",
              sheets_of,
              [](Call& call, const ListSheets& sheets) {
                  return compare_households(call.tx, call.who,
                                            list_file(sheets, household_columns(), call.text("columns")),
                                            call.maybe_id<areas::AreaId>("area"));
              })
        .accepts_up_to(sources::largest_document);
    router
        .post("/api/exchange/household-list/take", allow(Permission::households_write),
              "Enter some rows of such a list, each alone; a row that was entered before is not entered again",
              [&master](Call& call, const HouseholdsToTake& list) {
                  return take_households(call.tx, master, call.who, list);
              })
        .accepts_up_to(most_take_bytes);
    router
        .post("/api/exchange/health-list/take", allow(Permission::health_read),
              "Take health declarations of another system (XLSX, CSV) into the health station's queue of a commune "
              "(?area=); ?columns= says which column says what; a row that came before does not come again",
              sheets_of,
              [&master](Call& call, const ListSheets& sheets) {
                  const auto area = call.maybe_id<areas::AreaId>("area");
                  if (!area) throw base::Problem(base::ProblemKind::invalid, "household.area_too_wide");
                  return take_health_list(call.tx, master, call.who,
                                          list_file(sheets, health_columns(), call.text("columns")), *area);
              })
        .accepts_up_to(sources::largest_document);
    router
        .post("/api/exchange/statements/{fundraiser}", allow(Permission::gifts_write),
              "Take the statement of a fundraiser's bank account (XLSX, CSV); ?columns= says which column says what; a "
              "line that came before does not come again",
              sheets_of,
              [](Call& call, const ListSheets& sheets) {
                  return take_statement(call.tx, call.who, list_file(sheets, statement_columns(), call.text("columns")),
                                        call.id<gifts::FundraiserId>("fundraiser"));
              })
        .accepts_up_to(sources::largest_document);
    add_voice_lists(router, master);
}

}  // namespace exchange
