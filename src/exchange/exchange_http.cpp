#include "exchange/exchange_http.hpp"

#include <memory>
#include <utility>

#include "accounts/permission.hpp"
#include "exchange/data_sets.hpp"
#include "exchange/data_values.hpp"
#include "exchange/dhis2.hpp"
#include "exchange/pieces.hpp"
#include "exchange/tables.hpp"
#include "http/router.hpp"

namespace exchange {
namespace {

using areas::Area;
using http::Call;
using http::Response;
using http::signed_in;

constexpr std::size_t most_set_bytes = 16U << 20U;

/// The units of a day from the country down to the communes, each after its parent.
std::vector<Area> units_on(Call& call) {
    const auto on = call.day_or_today("on");
    std::vector<Area> units;
    const auto country = areas::at_path(call.tx, areas::country_path, on);
    if (!country) return units;
    for (const auto level :
         {areas::country_level, areas::province_level, areas::district_level, areas::commune_level}) {
        const auto of_level = areas::descendants(call.tx, country->id, level, on);
        units.insert(units.end(), of_level.begin(), of_level.end());
    }
    return units;
}

Response organisation_units(std::vector<Area>& units) {
    return in_pieces(
        as_file("application/json", "organisationUnits.json"), "{\"organisationUnits\": [\n", std::move(units),
        [](const Area& area, std::size_t at) { return (at > 0 ? ",\n" : "") + dhis2_organisation_unit(area); },
        "\n]}\n");
}

/// A set that waits to be written, as JSON or CSV.
struct WantedSet {
    OutgoingSet set;
    bool as_csv = false;
};

WantedSet set_asked(Call& call) {
    const auto is_code = [&](const char* scheme) {
        const auto own = call.text(scheme);
        return (own.empty() ? call.text("idScheme") : own) == "CODE";
    };
    return {outgoing_set(call.tx, call.who,
                         {call.text("dataSet"),
                          call.text("period"),
                          call.text("orgUnit"),
                          {is_code("dataElementIdScheme"), is_code("orgUnitIdScheme")}}),
            call.text("format") == "csv"};
}

Response set_answer(WantedSet& wanted) {
    auto rows = std::move(wanted.set.figures.figures);
    const auto set = std::make_shared<const OutgoingSet>(std::move(wanted.set));
    if (wanted.as_csv)
        return in_pieces(
            as_file("text/csv; charset=utf-8", "dataValueSet.csv"), csv_head(), std::move(rows),
            [set](const reports::AreaFigure& figure, std::size_t) { return value_csv(*set, figure); }, "");
    return in_pieces(
        as_file("application/json", "dataValueSet.json"),
        "{\"dataSet\": \"" + set->data_set + "\", \"dataValues\": [\n", std::move(rows),
        [set](const reports::AreaFigure& figure, std::size_t at) {
            return (at > 0 ? ",\n" : "") + value_json(*set, figure);
        },
        "\n]}\n");
}

Response taken_in(Call& call, const DataValueSet& set) {
    const auto taking = call.text("dryRun") == "true" ? reports::Taking::not_at_all : reports::Taking::each_alone;
    const auto summary = import_data_values(call.tx, call.who, set, taking);
    // As DHIS2 does: what was taken is taken, and the status says that something was not.
    return {summary.ignored == 0 ? 200 : 409,
            "application/json",
            summary_json(summary, set, taking, call.who.language),
            {},
            {}};
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/exchange/dhis2/organisation-units", signed_in(),
               "The administrative units of ?on= a day as DHIS2 metadata", units_on, organisation_units);
    router.get("/api/exchange/dhis2/data-sets", http::allow(base::Permission::reports_read),
               "The kinds of report of the caller's body with their indicators as DHIS2 metadata", [](Call& call) {
                   auto response = as_file("application/json", "dataSets.json");
                   response.body = data_sets_json(call.tx, call.who);
                   return response;
               });
    router.get("/api/exchange/dhis2/data-value-sets", http::allow(base::Permission::reports_read),
               "The figures of a kind of report (?dataSet=), a period (?period=) and a branch of the areas (?orgUnit=) "
               "as a DHIS2 data value set; ?idScheme=CODE, ?format=csv",
               set_asked, set_answer);
    const auto takes_in = http::allow(base::Permission::plans_write);
    router
        .post(
            "/api/exchange/dhis2/data-value-sets", takes_in,
            "Take in a DHIS2 data value set, each value alone; ?dryRun=true only says what would happen",
            [](const base::Json& json) { return data_values_in_json(json); }, taken_in)
        .accepts_up_to(most_set_bytes);
    router
        .post(
            "/api/exchange/dhis2/data-value-sets/csv", takes_in, "The same as CSV, as a file",
            [](const http::Upload& upload) { return data_values_in_csv(upload.bytes); }, taken_in)
        .accepts_up_to(most_set_bytes);
    add_table_routes(router);
    add_figure_routes(router);
}

}  // namespace exchange
