#include "zones/site.hpp"

#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/site_row.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_places = 100'000;
constexpr std::int64_t most_of_a_supply = 1'000'000'000;
constexpr int days_shown = 21;

Entry own_site(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto site = lasting_entry(tx, who, id);
    require_site(site);
    return site;
}

std::vector<OccupancyDay> occupancy_of(store::Transaction& tx, const Entry& site) {
    const auto today = base::day_of(tx.now());
    std::vector<OccupancyDay> days;
    for (int back = 0; back < days_shown && today - back >= site.starts_on; ++back) days.push_back({today - back, 0});
    for (const auto& row : tx.run("SELECT day, CAST(SUM(people) AS BIGINT) AS people FROM zone_day "
                                  "WHERE home = $1 AND zone = $2 AND day <= $3 GROUP BY day",
                                  {site.home, site.zone.id, today}))
        for (auto& one : days)
            if (row.day("day") <= one.day) one.people += row.integer("people");
    return days;
}

std::vector<Supply> supplies_of(store::Transaction& tx, const Entry& site) {
    return store::all(
        [](const store::Row& row) {
            return Supply{row.text("name"), row.text("unit"), row.integer("needed"), row.integer("there")};
        },
        tx.run("SELECT * FROM site_supply WHERE home = $1 AND zone = $2 ORDER BY there - needed, name",
               {site.home, site.zone.id}));
}

}  // namespace

void require_site(const Entry& zone) {
    if (zone.zone.kind != Kind::quarantine_site)
        throw Problem(ProblemKind::conflict, "site.not_one", base::to_string(zone.zone.id));
}

void require_active_site(const Entry& zone) {
    require_site(zone);
    if (zone.zone.state != State::active)
        throw Problem(ProblemKind::conflict, "zone.not_active", base::to_string(zone.zone.id));
}

Site site(store::Transaction& tx, const base::Who& who, ZoneId id) {
    const auto found = seen_entry(tx, who, id);
    require_site(found);
    Site site{.occupancy = occupancy_of(tx, found), .supplies = supplies_of(tx, found)};
    if (!site.occupancy.empty()) site.people = site.occupancy.front().people;
    const auto places = tx.run("SELECT places FROM quarantine_site WHERE home = $1 AND zone = $2", {found.home, id});
    if (!places.empty()) site.places = places.front().integer("places");
    site.requests_open = tx.run(R"(
        SELECT COUNT(*) AS n FROM site_request WHERE zone = $1 AND state IN ('open', 'taken'))",
                                {id})
                             .at(0)
                             .integer("n");
    return site;
}

void set_places(store::Transaction& tx, const base::Who& who, ZoneId id, std::int64_t places) {
    const auto site = own_site(tx, who, id);
    if (places < 0 || places > most_places)
        throw Problem(ProblemKind::invalid, "site.places_wrong", std::to_string(places));
    tx.change(R"(INSERT INTO quarantine_site (home, zone, places) VALUES ($1, $2, $3)
                 ON CONFLICT (home, zone) DO UPDATE SET places = excluded.places)",
              {site.home, id, places});
    store::record(tx, who, "site.places_set", id.uuid, site.zone.area.id, base::Json{{"places", places}});
}

void set_supply(store::Transaction& tx, const base::Who& who, ZoneId id, const Supply& supply) {
    const auto site = own_site(tx, who, id);
    const auto name = words(supply.name);
    const auto is_wrong = [](std::int64_t number) { return number < 0 || number > most_of_a_supply; };
    if (name.empty() || is_wrong(supply.needed) || is_wrong(supply.there))
        throw Problem(ProblemKind::invalid, "site.supply_wrong", name);
    if (supply.needed == 0 && supply.there == 0)
        tx.change("DELETE FROM site_supply WHERE home = $1 AND zone = $2 AND name = $3", {site.home, id, name});
    else
        tx.change(R"(
            INSERT INTO site_supply (home, zone, name, unit, needed, there, at, account) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (home, zone, name) DO UPDATE SET unit = excluded.unit, needed = excluded.needed, there = excluded.there,
                at = excluded.at, account = excluded.account)",
                  {site.home, id, name, words(supply.unit), supply.needed, supply.there, tx.now(), who.account});
    store::record(tx, who, "site.supply_set", id.uuid, site.zone.area.id,
                  base::Json{{"name", name}, {"needed", supply.needed}, {"there", supply.there}});
}

}  // namespace zones
