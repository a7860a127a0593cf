#include "zones/in_force.hpp"

#include "areas/above.hpp"
#include "base/named.hpp"
#include "zones/zone_row.hpp"

namespace zones {

std::vector<InForce> in_force(store::Transaction& tx, const areas::Area& area, std::size_t most) {
    std::vector<InForce> zones;
    for (const auto& row : tx.run(R"(
             SELECT z.id, z.kind, z.name, z.decision_number, z.decision_day, z.starts_at, z.starts_on, z.days,
                    z.exceptions, a.name AS area_name, COALESCE(b.name, '') AS body_name
             FROM zone z JOIN area a ON a.id = z.area LEFT JOIN body b ON b.id = z.decision_body
             WHERE z.state = 'active' AND z.extent <> 'households' AND )" +
                                      areas::in_or_around(1) + " ORDER BY z.starts_at DESC, z.id DESC LIMIT $3",
                                  {area.path, area.path + '~', most}))
        zones.push_back({.id = row.id<ZoneTag>("id"),
                         .kind = base::named<Kind>(row.text("kind")),
                         .name = row.text("name"),
                         .area = row.text("area_name"),
                         .decision_number = row.text("decision_number"),
                         .decision_day = row.maybe_day("decision_day"),
                         .decision_body = row.text("body_name"),
                         .starts_on = row.day("starts_on"),
                         .last_day = last_day(row.instant("starts_at"), row.maybe_integer("days")),
                         .exceptions = row.text("exceptions")});
    return zones;
}

}  // namespace zones
