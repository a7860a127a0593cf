#include "trips/trip_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "isolation/episode.hpp"
#include "store/values.hpp"

namespace trips {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

std::optional<goods::MovementId> maybe_movement(const store::Row& row, std::string_view column) {
    const auto id = row.maybe_uuid(column);
    return id ? std::optional(goods::MovementId{*id}) : std::nullopt;
}

bool hands_out(store::Transaction& tx, const base::Who& who, const Trip& trip) {
    return goods::get_store(tx, who, {trip.store.id}).is_own;
}

void require_needs(store::Transaction& tx, const base::Who& who, const std::string& path) {
    accounts::require_figures(tx, who, Permission::needs_answer, path);
}

/// What stops get, by stop, with their items, by two statements for all.
std::map<StopId, std::vector<Gets>> gets_of(store::Transaction& tx, TripId trip) {
    const auto rows = tx.run(R"(
        SELECT p.stop, p.item, p.amount FROM trip_stop s JOIN trip_stop_part p ON p.home = s.home AND p.stop = s.id
        WHERE s.trip = $1 ORDER BY p.stop, p.item)",
                             {trip});
    std::set<std::string> codes;
    for (const auto& row : rows) codes.insert(row.text("item"));
    const auto items = goods::items_called(tx, codes);
    std::map<StopId, std::vector<Gets>> gets;
    for (const auto& row : rows)
        gets[row.id<TripStopTag>("stop")].push_back({items.at(row.text("item")), row.integer("amount")});
    return gets;
}

Stop read_stop(store::Transaction& tx, const store::Row& row) {
    const auto outcome = row.maybe_text("outcome");
    const auto number = row.maybe_integer("household_number");
    return {.id = row.id<TripStopTag>("id"),
            .number = row.integer("number"),
            .need = row.id<needs::NeedTag>("need"),
            .need_kind = row.text("need_kind"),
            .area = {row.uuid("area"), row.text("area_name")},
            .household = number ? households::code_of(*number) : std::string(),
            .waited_days = base::day_of(tx.now()) - base::day_of(row.instant("since")),
            .nearness = Nearness::same_commune,
            .contact_free_until = std::nullopt,
            .gets = {},
            .outcome = outcome ? std::optional(base::named<Outcome>(*outcome)) : std::nullopt,
            .told_at = row.maybe_instant("told_at"),
            .differs = row.boolean("differs")};
}

}  // namespace

bool is_delivered(Outcome outcome) {
    return outcome == Outcome::delivered || outcome == Outcome::at_door || outcome == Outcome::to_neighbour;
}

std::string select_trips(const std::string& where) {
    return R"(
        SELECT t.*, s.name AS store_name, s.area, s.body, a.name AS area_name, a.path AS area_path, a.level AS area_level,
               b.name AS body_name, COALESCE(u.name, m.name) AS carrier_name
        FROM trip t JOIN goods_store s ON s.id = t.store JOIN area a ON a.id = s.area JOIN body b ON b.id = s.body
        LEFT JOIN account u ON t.carrier_kind = 'account' AND u.id = t.carrier
        LEFT JOIN body m ON t.carrier_kind = 'team' AND m.id = t.carrier WHERE )" +
           where;
}

TripEntry read_entry(const store::Row& row) {
    CarrierNamed carrier;
    carrier.kind = base::named<CarrierKind>(row.text("carrier_kind"));
    carrier.id = row.uuid("carrier");
    carrier.name = row.maybe_text("carrier_name").value_or("");
    return {.trip = {.id = row.id<TripTag>("id"),
                     .code = row.text("code"),
                     .store = {row.uuid("store"), row.text("store_name")},
                     .area = {row.uuid("area"), row.text("area_name")},
                     .body = {row.uuid("body"), row.text("body_name")},
                     .day = row.day("day"),
                     .state = base::named<State>(row.text("state")),
                     .carrier = std::move(carrier),
                     .words = row.text("words"),
                     .stops = row.integer("stops"),
                     .told = row.integer("told"),
                     .delivered = row.integer("delivered"),
                     .differing = row.integer("differing"),
                     .issue = maybe_movement(row, "issue"),
                     .came_back = maybe_movement(row, "came_back"),
                     .is_own = false},
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .served_path = {},
            .closing_words = row.text("closing_words"),
            .fingerprint = row.bytes("fingerprint")};
}

std::string served_path(store::Transaction& tx, const areas::Area& area) {
    return area.level > areas::commune_level ? households::commune_of(tx, area).path : area.path;
}

goods::Store planned_store(store::Transaction& tx, const base::Who& who, goods::StoreId id) {
    auto store = goods::get_store(tx, who, id);
    if (!store.is_own) throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(id));
    require_needs(tx, who, areas::get(tx, {store.area.id}).path);
    return store;
}

TripEntry entry_of(store::Transaction& tx, TripId id) {
    auto found = store::first(read_entry, tx.run(select_trips("t.id = $1"), {id}));
    if (!found) throw Problem(ProblemKind::not_found, "trip.not_found", base::to_string(id));
    found->served_path = served_path(tx, areas::get(tx, {found->trip.area.id}));
    return std::move(*found);
}

TripEntry own_trip(store::Transaction& tx, const base::Who& who, TripId id) {
    auto found = entry_of(tx, id);
    planned_store(tx, who, {found.trip.store.id});
    found.trip.is_own = true;
    return found;
}

TripEntry own_trip(store::Transaction& tx, const base::Who& who, TripId id, State state) {
    auto found = own_trip(tx, who, id);
    if (found.trip.state != state)
        throw Problem(ProblemKind::conflict, "trip.not_now", base::name_of(found.trip.state));
    return found;
}

TripEntry seen_trip(store::Transaction& tx, const base::Who& who, TripId id) {
    auto found = entry_of(tx, id);
    if (!carries(tx, who, found.trip)) require_needs(tx, who, found.area_path);
    found.trip.is_own = who.may(Permission::goods_write) && hands_out(tx, who, found.trip);
    return found;
}

bool carries(store::Transaction& tx, const base::Who& who, const Trip& trip) {
    switch (trip.carrier.kind) {
        case CarrierKind::account:
            return who.is_somebody() && who.account == trip.carrier.id;
        case CarrierKind::team:
            return accounts::reaches_body(tx, who, Permission::households_write, trip.carrier.id);
        case CarrierKind::volunteer:
            return false;
    }
    return false;
}

void complete(store::Transaction& tx, const base::Who& who, std::vector<Trip>& trips) {
    if (!who.may(Permission::goods_write)) return;
    std::map<base::Uuid, bool> own;
    for (auto& trip : trips) {
        const auto [at, is_new] = own.try_emplace(trip.store.id, false);
        if (is_new) at->second = hands_out(tx, who, trip);
        trip.is_own = at->second;
    }
}

StopRow stop_row(store::Transaction& tx, StopId id) {
    const auto rows = tx.run("SELECT * FROM trip_stop WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "trip_stop.not_found", base::to_string(id));
    const auto& row = rows.front();
    const auto outcome = row.maybe_text("outcome");
    return {.home = row.integer("home"),
            .id = id,
            .trip = row.id<TripTag>("trip"),
            .need = row.id<needs::NeedTag>("need"),
            .area = row.uuid("area"),
            .number = row.integer("number"),
            .telling = row.maybe_uuid("telling"),
            .outcome = outcome ? std::optional(base::named<Outcome>(*outcome)) : std::nullopt,
            .day = row.maybe_day("day")};
}

std::vector<Stop> stops_of(store::Transaction& tx, const Trip& trip) {
    const auto rows = tx.run(R"(
        SELECT s.*, n.kind AS need_kind, n.since, a.name AS area_name, h.id AS household, h.number AS household_number
        FROM trip_stop s JOIN need n ON n.id = s.need JOIN area a ON a.id = s.area
        LEFT JOIN household_alias g ON g.id = n.household LEFT JOIN household h ON h.id = COALESCE(g.survivor, n.household)
        WHERE s.trip = $1 ORDER BY s.number)",
                             {trip.id});
    std::vector<households::HouseholdId> homes;
    for (const auto& row : rows)
        if (const auto home = row.maybe_uuid("household")) homes.push_back({*home});
    const auto free = isolation::contact_free_until(tx, homes);
    auto gets = gets_of(tx, trip.id);
    Distances distances(tx);
    std::vector<Stop> stops;
    for (const auto& row : rows) {
        auto stop = read_stop(tx, row);
        stop.nearness = distances.between(stop.area.id, trip.area.id);
        stop.gets = std::move(gets[stop.id]);
        const auto home = row.maybe_uuid("household");
        if (const auto until = home ? free.find(*home) : free.end(); until != free.end())
            stop.contact_free_until = until->second;
        stops.push_back(std::move(stop));
    }
    return stops;
}

std::map<std::string, std::int64_t> amounts_of(store::Transaction& tx, TripId id, bool only_delivered) {
    std::map<std::string, std::int64_t> amounts;
    for (const auto& row : tx.run(R"(
             SELECT p.item, CAST(sum(p.amount) AS BIGINT) AS amount
             FROM trip_stop s JOIN trip_stop_part p ON p.home = s.home AND p.stop = s.id
             WHERE s.trip = $1 AND ($2 = FALSE OR s.outcome IN ('delivered', 'at_door', 'to_neighbour'))
             GROUP BY p.item)",
                                  {id, only_delivered}))
        amounts[row.text("item")] = row.integer("amount");
    return amounts;
}

std::vector<Load> loads_of(store::Transaction& tx, const Trip& trip) {
    const auto all = amounts_of(tx, trip.id, false);
    const auto delivered = amounts_of(tx, trip.id, true);
    std::set<std::string> codes;
    for (const auto& [item, amount] : all) codes.insert(item);
    const auto items = goods::items_called(tx, codes);
    std::map<std::string, Load> loads;
    for (const auto& [item, amount] : all) loads[item] = {.item = items.at(item), .loaded = amount};
    for (const auto& [item, amount] : delivered) loads[item].delivered = amount;
    for (const auto& row : tx.run("SELECT item, reason, amount FROM trip_return WHERE trip = $1", {trip.id})) {
        auto& load = loads[row.text("item")];
        (row.text("reason").empty() ? load.came_back : load.lost) += row.integer("amount");
    }
    std::vector<Load> list;
    for (auto& [item, load] : loads) list.push_back(std::move(load));
    return list;
}

TripSheet sheet_of(store::Transaction& tx, const base::Who& who, TripId id) {
    std::vector<Trip> one{entry_of(tx, id).trip};
    complete(tx, who, one);
    auto& trip = one.front();
    return {.trip = trip, .loads = loads_of(tx, trip), .stops = stops_of(tx, trip)};
}

void keep_totals(store::Transaction& tx, TripId id) {
    tx.change(R"(
        UPDATE trip SET
            stops = (SELECT count(*) FROM trip_stop s WHERE s.trip = trip.id),
            told = (SELECT count(*) FROM trip_stop s WHERE s.trip = trip.id AND s.outcome IS NOT NULL),
            delivered = (SELECT count(*) FROM trip_stop s
                         WHERE s.trip = trip.id AND s.outcome IN ('delivered', 'at_door', 'to_neighbour')),
            differing = (SELECT count(*) FROM trip_stop s WHERE s.trip = trip.id AND s.differs)
        WHERE id = $1)",
              {id});
}

const std::map<base::Uuid, int>& Distances::around(const base::Uuid& area) {
    const auto [at, is_new] = around_.try_emplace(area);
    if (is_new) {
        const auto place = areas::get(tx_, {area});
        at->second[area] = place.level;
        for (const auto& above : areas::ancestors(tx_, place)) at->second[above.id.uuid] = above.level;
    }
    return at->second;
}

Nearness Distances::between(const base::Uuid& one, const base::Uuid& other) {
    int level = areas::country_level;
    const auto& there = around(other);
    for (const auto& [area, its_level] : around(one))
        if (there.contains(area)) level = std::max(level, its_level);
    if (level >= areas::hamlet_level) return Nearness::same_hamlet;
    if (level == areas::commune_level) return Nearness::same_commune;
    if (level == areas::district_level) return Nearness::same_district;
    return level == areas::province_level ? Nearness::same_province : Nearness::farther;
}

}  // namespace trips
