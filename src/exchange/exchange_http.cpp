#include "exchange/exchange_http.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "exchange/dhis2.hpp"
#include "exchange/hxl.hpp"
#include "http/router.hpp"

namespace exchange {
namespace {

using areas::Area;
using http::Call;
using http::Response;
using http::signed_in;

constexpr std::size_t rows_in_a_piece = 500;

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

/// A long answer in pieces: what stands before, each row by `line`, what stands behind.
template <class Line>
Response in_pieces(std::string type, const std::string& file, std::string before, std::vector<Area> rows, Line line,
                   std::string behind) {
    struct Rest {
        std::vector<Area> rows;
        std::size_t next = 0;
        bool begun = false;
        bool ended = false;
    };
    const auto rest = std::make_shared<Rest>(Rest{std::move(rows)});
    Response response{200, std::move(type), {}, {}, {}};
    response.headers.emplace_back("Content-Disposition", "attachment; filename=\"" + file + "\"");
    response.stream = [rest, line, before = std::move(before), behind = std::move(behind)] {
        std::string piece;
        if (!std::exchange(rest->begun, true)) piece = before;
        const auto until = std::min(rest->next + rows_in_a_piece, rest->rows.size());
        for (; rest->next < until; ++rest->next) piece += line(rest->rows[rest->next], rest->next);
        if (rest->next == rest->rows.size() && !std::exchange(rest->ended, true)) piece += behind;
        return piece;
    };
    return response;
}

Response organisation_units(std::vector<Area>& units) {
    return in_pieces(
        "application/json", "organisationUnits.json", "{\"organisationUnits\": [\n", std::move(units),
        [](const Area& area, std::size_t at) { return (at > 0 ? ",\n" : "") + dhis2_organisation_unit(area); },
        "\n]}\n");
}

const std::vector<Column> area_columns{
    {"Mã tỉnh", "#adm1+code"},     {"Tỉnh, thành phố", "#adm1+name"}, {"Mã huyện", "#adm2+code"},
    {"Quận, huyện", "#adm2+name"}, {"Mã xã", "#adm3+code"},           {"Xã, phường, thị trấn", "#adm3+name"},
    {"Có từ ngày", "#date+start"},
};

Response area_table(std::vector<Area>& units) {
    const auto by_id = std::make_shared<std::map<base::Uuid, Area>>();
    for (const auto& unit : units) by_id->emplace(unit.id.uuid, unit);
    const auto line = [by_id](const Area& area, std::size_t) {
        Cells cells(area_columns.size());
        cells.back() = base::to_string(area.valid_from);
        for (auto at = by_id->find(area.id.uuid); at != by_id->end() && at->second.level > areas::country_level;
             at = by_id->find(at->second.parent->uuid)) {
            const auto place = static_cast<std::size_t>(at->second.level - areas::province_level) * 2;
            cells[place] = at->second.code;
            cells[place + 1] = at->second.name;
        }
        return area.level == areas::country_level ? std::string() : csv_line(cells);
    };
    return in_pieces("text/csv; charset=utf-8", "dia-ban.csv", hxl_head(area_columns), std::move(units), line, "");
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/exchange/dhis2/organisation-units", signed_in(),
               "The administrative units of ?on= a day as DHIS2 metadata", units_on, organisation_units);
    router.get("/api/exchange/hxl/areas", signed_in(),
               "The administrative units of ?on= a day as CSV with HXL hashtags", units_on, area_table);
}

}  // namespace exchange
