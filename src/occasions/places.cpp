#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "occasions/occasion_row.hpp"
#include "store/values.hpp"

/// Where those stand whom one visits.
namespace occasions {
namespace {

constexpr std::size_t most_places = 300;

const std::string all_places = R"(
    SELECT * FROM (
        SELECT 'body' AS kind, b.id, b.name, b.area, a.name AS area_name, a.path, a.home, b.valid_until IS NULL AS is_there
        FROM body b JOIN area a ON a.id = b.area WHERE b.kind IN ('health_station', 'health_centre')
        UNION ALL
        SELECT 'zone', z.id, z.name, z.area, a.name, a.path, a.home, z.state = 'active'
        FROM zone z JOIN area a ON a.id = z.area WHERE z.kind IN ('quarantine_site', 'checkpoint')
        UNION ALL
        SELECT 'checkpoint', c.id, c.name, z.area, a.name, a.path, a.home, z.state = 'active' AND c.ended_on IS NULL
        FROM zone_checkpoint c JOIN zone z ON z.home = c.home AND z.id = c.zone JOIN area a ON a.id = z.area) p WHERE )";

FrontPlace read(const store::Row& row) {
    return {.kind = base::named<PlaceKind>(row.text("kind")),
            .id = row.uuid("id"),
            .name = row.text("name"),
            .area = {row.uuid("area"), row.text("area_name")}};
}

}  // namespace

std::vector<FrontPlace> places(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, base::Permission::goods_read, area.path);
    return store::all(read,
                      tx.run(all_places + "p.is_there AND p.path >= $1 AND p.path < $2 ORDER BY p.name, p.id LIMIT $3",
                             {area.path, area.path + '~', most_places}));
}

std::optional<FrontPlace> place_of(store::Transaction& tx, PlaceKind kind, const base::Uuid& id) {
    return store::first(read, tx.run(all_places + "p.kind = $1 AND p.id = $2", {base::name_of(kind), id}));
}

}  // namespace occasions
