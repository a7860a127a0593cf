#pragma once

#include <map>
#include <set>
#include <string>

#include "base/who.hpp"
#include "trips/trip.hpp"

/// A trip as its rows keep it, for the verbs of this folder.
namespace trips {

struct TripEntry {
    Trip trip;
    std::int64_t home = 0;
    std::string area_path;    ///< of its store
    std::string served_path;  ///< where its store's goods go: the commune, or all below a wider area
    std::string closing_words;
    store::Bytes fingerprint;
};

/// Problem: trip.not_found.
TripEntry entry_of(store::Transaction& tx, TripId id);
/// Of one that the caller plans. Problems: trip.not_found, account.outside_area.
TripEntry own_trip(store::Transaction& tx, const base::Who& who, TripId id);
/// Of one that the caller sees. Problems: the same.
TripEntry seen_trip(store::Transaction& tx, const base::Who& who, TripId id);
/// The same in a state that allows what comes. Problem: trip.not_now.
TripEntry own_trip(store::Transaction& tx, const base::Who& who, TripId id, State state);

/// Whether the caller carries it.
bool carries(store::Transaction& tx, const base::Who& who, const Trip& trip);

/// Trips t with their store and the names beside it.
std::string select_trips(const std::string& where);
TripEntry read_entry(const store::Row& row);
/// What only the caller's place decides.
void complete(store::Transaction& tx, const base::Who& who, std::vector<Trip>& trips);

/// The path of the area that a store serves: its commune, or the whole of a wider area.
std::string served_path(store::Transaction& tx, const areas::Area& area);
/// Who plans with a store: who hands out of it and answers for needs where it stands. Problems:
/// goods_store.not_found, account.outside_area.
goods::Store planned_store(store::Transaction& tx, const base::Who& who, goods::StoreId id);

/// A stop as its row keeps it.
struct StopRow {
    std::int64_t home = 0;
    StopId id;
    TripId trip;
    needs::NeedId need;
    base::Uuid area;
    std::int64_t number = 0;
    std::optional<base::Uuid> telling;
    std::optional<Outcome> outcome;
    std::optional<base::Day> day;
};
/// Problem: trip_stop.not_found.
StopRow stop_row(store::Transaction& tx, StopId id);

std::vector<Stop> stops_of(store::Transaction& tx, const Trip& trip);
std::vector<Load> loads_of(store::Transaction& tx, const Trip& trip);
TripSheet sheet_of(store::Transaction& tx, const base::Who& who, TripId id);

/// What each item of a trip comes to, of all stops or of those at which it was delivered.
std::map<std::string, std::int64_t> amounts_of(store::Transaction& tx, TripId id, bool only_delivered);

/// Counts a trip's stops anew.
void keep_totals(store::Transaction& tx, TripId id);

/// How far areas lie from each other, each asked once.
class Distances {
public:
    explicit Distances(store::Transaction& tx) : tx_(tx) {}
    Nearness between(const base::Uuid& one, const base::Uuid& other);

private:
    /// The areas that one lies in, itself among them, with their levels.
    const std::map<base::Uuid, int>& around(const base::Uuid& area);

    store::Transaction& tx_;
    std::map<base::Uuid, std::map<base::Uuid, int>> around_;
};

}  // namespace trips
