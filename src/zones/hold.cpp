#include "zones/hold.hpp"

#include <algorithm>

#include "accounts/permission.hpp"
#include "households/standing.hpp"
#include "store/values.hpp"
#include "zones/zone_row.hpp"

namespace zones {

std::vector<Hold> holds_on(store::Transaction& tx, const base::Who& who, households::HouseholdId household) {
    households::standing(tx, who, base::Permission::households_read, household);
    const auto today = base::day_of(tx.now());
    return store::all(
        [&](const store::Row& row) {
            const auto zone = entry(tx, row.id<ZoneTag>("zone"));
            Hold hold{.zone = {zone.zone.id.uuid, zone.zone.name},
                      .kind = zone.zone.kind,
                      .since = std::max(row.day("since"), zone.first_day()),
                      .last_day = std::nullopt,
                      .entitlements = entitlements(zone.zone, today)};
            if (const auto left = row.maybe_day("left_on")) hold.last_day = *left - 1;
            return hold;
        },
        tx.run(R"(
            SELECT m.zone, m.since, m.left_on FROM zone_household m JOIN zone z ON z.home = m.home AND z.id = m.zone
            WHERE m.household = $1 AND m.since <= $2 AND (m.left_on IS NULL OR m.left_on > $2)
              AND z.activated_at IS NOT NULL AND z.state IN ('active', 'lifted') ORDER BY z.starts_at, z.id)",
               {household, today}));
}

}  // namespace zones
