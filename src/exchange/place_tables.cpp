#include <map>

#include "areas/area.hpp"
#include "areas/area_json.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "bodies/kind.hpp"
#include "exchange/dhis2.hpp"
#include "exchange/tables.hpp"
#include "levels/level.hpp"

namespace exchange {
namespace {

using areas::Area;
using http::Call;

std::map<base::Uuid, Area> areas_on(Call& call, base::Day on) {
    std::map<base::Uuid, Area> found;
    const auto country = areas::at_path(call.tx, areas::country_path, on);
    if (!country) return found;
    for (const auto level : {areas::country_level, areas::province_level, areas::district_level, areas::commune_level})
        for (auto& area : areas::descendants(call.tx, country->id, level, on)) found.emplace(area.id.uuid, area);
    return found;
}

/// Codes and names of an area and of all above it, from the province down.
void fill_in(Cells& cells, const std::map<base::Uuid, Area>& areas, const base::Uuid& id) {
    for (auto at = areas.find(id); at != areas.end() && at->second.level > areas::country_level;
         at = areas.find(at->second.parent->uuid)) {
        const auto place = static_cast<std::size_t>(at->second.level - areas::province_level) * 2;
        cells[place] = at->second.code;
        cells[place + 1] = at->second.name;
    }
}

const std::vector<Heading> headings_of_place{
    {{"Mã tỉnh", "Province code"}, "#adm1+code"},  {{"Tỉnh, thành phố", "Province"}, "#adm1+name"},
    {{"Mã huyện", "District code"}, "#adm2+code"}, {{"Quận, huyện", "District"}, "#adm2+name"},
    {{"Mã xã", "Commune code"}, "#adm3+code"},     {{"Xã, phường, thị trấn", "Commune"}, "#adm3+name"},
};

constexpr Heading since{{"Có từ ngày", "Since"}, "#date+start"};

TableRows areas_table(Call& call, std::size_t) {
    const auto areas = areas_on(call, call.day_or_today("on"));
    auto table = headed(call.who.language, headings_of_place);
    add_columns(table, call.who.language, {since});
    std::map<std::string, const Area*> in_order;
    for (const auto& [id, area] : areas)
        if (area.level > areas::country_level) in_order.emplace(area.path, &area);
    for (const auto& [path, area] : in_order) {
        Cells cells(table.columns.size());
        fill_in(cells, areas, area->id.uuid);
        cells.back() = base::to_string(area->valid_from);
        table.rows.push_back(std::move(cells));
    }
    return table;
}

TableRows bodies_table(Call& call, std::size_t most) {
    bodies::Query query{.words = call.text("q"), .area = {}, .kind = call.text("kind"), .on = {}, .limit = most};
    if (const auto area = call.maybe_id("area")) query.area = areas::AreaId{*area};
    auto table = headed(call.who.language, headings_of_place);
    add_columns(table, call.who.language,
                {{{"Mã đơn vị", "Body code"}, "#org+code"},
                 {{"Đơn vị", "Body"}, "#org+name"},
                 {{"Loại đơn vị", "Kind of body"}, "#org+type"},
                 since});
    const auto areas = areas_on(call, base::day_of(call.tx.now()));
    for (const auto& body : bodies::search(call.tx, query)) {
        Cells cells(headings_of_place.size());
        fill_in(cells, areas, body.area.uuid);
        cells.insert(cells.end(), {dhis2_uid(body.id.uuid), body.name,
                                   areas::name_in(call.who.language, bodies::kind_named(body.kind)),
                                   base::to_string(body.valid_from)});
        table.rows.push_back(std::move(cells));
    }
    return table;
}

/// Communes below ?area= with their level of the week of ?on= by ?rule=.
TableRows levels_table(Call& call, std::size_t most) {
    const auto id = call.maybe_id("area");
    const auto area = id ? areas::get(call.tx, areas::AreaId{*id}) : areas::country(call.tx);
    const auto rule = levels::rule(call.tx, call.text("rule")).code;
    auto table = headed(call.who.language, {{{"Xã, phường, thị trấn", "Commune"}, "#adm3+name"},
                                            {{"Cấp độ dịch", "Epidemic level"}, "#severity+level+num", true}});
    std::string after;
    for (bool more = true; more && table.rows.size() < most;) {
        const auto page = levels::communes(call.tx, area, rule, call.day_or_today("on"), after, 500);
        for (const auto& one : page.items)
            table.rows.push_back({one.name, one.level ? std::to_string(*one.level) : ""});
        more = page.next.has_value();
        after = page.next.value_or("");
    }
    return table;
}

}  // namespace

std::vector<Table> place_tables() {
    return {
        {"areas", "dia-ban", http::signed_in(), "The administrative units of ?on= a day", areas_table},
        {"bodies", "don-vi", http::signed_in(), "Bodies by name (?q=), area (?area=) and kind (?kind=)", bodies_table},
        {"levels", "cap-do-dich", http::signed_in(),
         "The communes below ?area= with their level by ?rule= in the week of ?on=", levels_table},
    };
}

}  // namespace exchange
