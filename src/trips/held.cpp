#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "needs/carrying.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "trips/telling.hpp"
#include "trips/trip_row.hpp"

/// Trips with their names: on the telephone or the paper of who carries them.
namespace trips {
namespace {

struct Home {
    needs::NeedId need;
    std::optional<households::HouseholdId> household;
};

std::map<StopId, Home> homes_of(store::Transaction& tx, TripId trip) {
    std::map<StopId, Home> homes;
    for (const auto& row : tx.run(R"(
             SELECT s.id, s.need, COALESCE(g.survivor, n.household) AS household
             FROM trip_stop s JOIN need n ON n.id = s.need LEFT JOIN household_alias g ON g.id = n.household
             WHERE s.trip = $1)",
                                  {trip})) {
        Home home{.need = row.id<needs::NeedTag>("need"), .household = std::nullopt};
        if (const auto household = row.maybe_uuid("household")) home.household = {*household};
        homes[row.id<TripStopTag>("id")] = home;
    }
    return homes;
}

/// What the need says, and what the register knows where the need says nothing.
void add_names(store::Transaction& tx, const store::MasterKey& master, const Home& home, HeldStop& stop) {
    if (const auto record = needs::record_held(tx, master, home.need)) {
        stop.name = record->asker.name;
        stop.phone = record->asker.phone;
        stop.address = record->asker.address;
    }
    if (!home.household) return;
    const auto record = households::record_held(tx, master, *home.household);
    if (!record) return;
    if (stop.address.empty()) stop.address = record->address;
    stop.landmark = record->landmark.value_or("");
    for (const auto& member : record->members) {
        if (stop.name.empty()) stop.name = member.name;
        if (stop.phone.empty()) stop.phone = member.phone.value_or("");
    }
}

/// Tells the journals of these people once that the caller holds what is sealed of them.
void note_held(store::Transaction& tx, const base::Who& who, const TripEntry& entry, const HeldTrip& held,
               const std::map<StopId, Home>& homes) {
    std::vector<store::Subject> needs;
    std::vector<store::Subject> households;
    for (const auto& stop : held.stops) {
        const bool is_new = tx.change(R"(
            INSERT INTO trip_holder (home, trip, account, need) VALUES ($1, $2, $3, $4)
            ON CONFLICT (home, trip, account, need) DO NOTHING)",
                                      {entry.home, entry.trip.id, who.account, stop.need}) > 0;
        if (!is_new) continue;
        needs.push_back({stop.need.uuid, stop.area.id});
        if (const auto& household = homes.at(stop.id).household) households.push_back({household->uuid, stop.area.id});
    }
    if (!needs.empty()) store::record_each(tx, who, needs::held_verb, needs);
    if (!households.empty()) store::record_each(tx, who, households::held_verb, households);
}

HeldTrip held(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const TripEntry& entry) {
    const auto homes = homes_of(tx, entry.trip.id);
    HeldTrip held{.trip = entry.trip, .loads = loads_of(tx, entry.trip), .stops = {}};
    for (auto& stop : stops_of(tx, entry.trip)) {
        HeldStop one;
        static_cast<Stop&>(one) = std::move(stop);
        add_names(tx, master, homes.at(one.id), one);
        held.stops.push_back(std::move(one));
    }
    note_held(tx, who, entry, held, homes);
    return held;
}

}  // namespace

std::vector<HeldTrip> carried(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                              std::optional<base::Uuid> team) {
    if (team) accounts::require_body(tx, who, base::Permission::households_write, *team);
    std::vector<HeldTrip> trips;
    for (const auto& row : tx.run(select_trips(R"(
             ((t.carrier = $1 AND t.carrier_kind = 'account') OR (t.carrier = $2 AND t.carrier_kind = 'team'))
             AND (t.state = 'loaded' OR (t.state = 'planned' AND t.day = $3)) ORDER BY t.day, t.id)"),
                                  {who.account, team, base::day_of(tx.now())}))
        trips.push_back(held(tx, master, who, read_entry(row)));
    return trips;
}

HeldTrip paper(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TripId id) {
    const auto entry = entry_of(tx, id);
    if (!carries(tx, who, entry.trip)) own_trip(tx, who, id);
    return held(tx, master, who, entry);
}

}  // namespace trips
