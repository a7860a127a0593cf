#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "goods/movement.hpp"
#include "needs/need.hpp"

/// Goods on their way to people ("chuyến giao hàng"): a trip leaves one store on a day, somebody carries it, and it
/// stops where something is needed. What is handed out closes the need by itself; what comes back goes into the store
/// again; every bag is accounted for. The team's daily round is another thing (rounds/), the delivery of documents too
/// (deliveries/).
namespace trips {

using TripId = base::Id<struct TripTag>;
using StopId = base::Id<struct TripStopTag>;
using households::Place;

enum class State {
    planned,  ///< nothing has left the store
    loaded,   ///< on its way
    closed,   ///< every bag is accounted for
    dropped,  ///< it never left
};
BOOST_DESCRIBE_ENUM(State, planned, loaded, closed, dropped)

/// Who carries: somebody with an account, a team (any telephone that holds it brings the trip along), or a volunteer,
/// who takes the paper.
enum class CarrierKind { account, team, volunteer };
BOOST_DESCRIBE_ENUM(CarrierKind, account, team, volunteer)
struct Carrier {
    CarrierKind kind = CarrierKind::team;
    base::Uuid id;
    bool operator==(const Carrier&) const = default;
};
BOOST_DESCRIBE_STRUCT(Carrier, (), (kind, id))
struct CarrierNamed : Carrier {
    std::string name;  ///< empty for a volunteer, whose name is sealed
    BOOST_DESCRIBE_CLASS(CarrierNamed, (Carrier), (name), (), ())
};

/// How far an address is from a store, as areas tell it: nobody writes down where people live more exactly.
enum class Nearness { same_hamlet, same_commune, same_district, same_province, farther };
BOOST_DESCRIBE_ENUM(Nearness, same_hamlet, same_commune, same_district, same_province, farther)

/// What was found at the door, in the order of the buttons.
enum class Outcome {
    delivered,     ///< into the hands of who asked
    at_door,       ///< left at the door without contact
    to_neighbour,  ///< somebody took it in their place
    not_home,      ///< nobody was met; says nothing about anybody
    refused,       ///< they did not want it
    moved,         ///< they live there no longer
};
BOOST_DESCRIBE_ENUM(Outcome, delivered, at_door, to_neighbour, not_home, refused, moved)
/// Whether the goods are with people now.
bool is_delivered(Outcome outcome);

struct NewStop {
    StopId id;
    needs::NeedId need;
    std::vector<goods::Part> gets;  ///< a package or items
};
BOOST_DESCRIBE_STRUCT(NewStop, (), (id, need, gets))

struct NewTrip {
    TripId id;
    goods::StoreId store;
    base::Day day;
    Carrier carrier;
    std::string words;
    std::vector<NewStop> stops;  ///< in their order
};
BOOST_DESCRIBE_STRUCT(NewTrip, (), (id, store, day, carrier, words, stops))

struct Gets {
    goods::Item item;
    std::int64_t amount = 0;
};
BOOST_DESCRIBE_STRUCT(Gets, (), (item, amount))

/// A stop without any name: what lists show and the office decides by.
struct Stop {
    StopId id;
    std::int64_t number = 0;  ///< on its trip: 1, 2, 3
    needs::NeedId need;
    std::string need_kind;
    Place area;
    std::string household;  ///< its code, when the need is of a household of the register
    std::int64_t waited_days = 0;
    Nearness nearness = Nearness::same_commune;
    std::optional<base::Day> contact_free_until;  ///< deliver without contact until then; why is not told
    std::vector<Gets> gets;
    std::optional<Outcome> outcome;  ///< of the telling that stands
    std::optional<base::Instant> told_at;
    bool differs = false;  ///< somebody told it otherwise, and a person shall say how it was
};
BOOST_DESCRIBE_STRUCT(Stop, (),
                      (id, number, need, need_kind, area, household, waited_days, nearness, contact_free_until, gets,
                       outcome, told_at, differs))

struct Trip {
    TripId id;
    std::string code;  ///< "CH-2021-0003"
    Place store;
    Place area;
    Place body;  ///< whose store it is
    base::Day day;
    State state = State::planned;
    CarrierNamed carrier;
    std::string words;
    std::int64_t stops = 0;
    std::int64_t told = 0;
    std::int64_t delivered = 0;
    std::int64_t differing = 0;
    std::optional<goods::MovementId> issue;      ///< the voucher by which it was loaded
    std::optional<goods::MovementId> came_back;  ///< the voucher of what returned
    bool is_own = false;                         ///< the caller hands out from its store
};
BOOST_DESCRIBE_STRUCT(Trip, (),
                      (id, code, store, area, body, day, state, carrier, words, stops, told, delivered, differing,
                       issue, came_back, is_own))

/// What of one item went out, and where it is now.
struct Load {
    goods::Item item;
    std::int64_t loaded = 0;     ///< in all, or to be
    std::int64_t delivered = 0;  ///< with people
    std::int64_t came_back = 0;
    std::int64_t lost = 0;
};
BOOST_DESCRIBE_STRUCT(Load, (), (item, loaded, delivered, came_back, lost))

struct TripSheet {
    Trip trip;
    std::vector<Load> loads;
    std::vector<Stop> stops;  ///< in their order
};
BOOST_DESCRIBE_STRUCT(TripSheet, (), (trip, loads, stops))

/// Problems of all that changes a trip: trip.not_found, account.outside_area (the caller does not hand out from its
/// store, or does not answer for needs), trip.not_now (what it is now does not allow it).

/// A person takes a proposal over, or makes a trip by hand. The same id with the same content is harmless. Problems:
/// goods_store.not_found, goods_store.closed, trip.id_taken, trip.day_past, trip.no_stops, trip.too_many_stops,
/// trip.carrier_unknown, and those of add_stop.
TripSheet make(store::Transaction& tx, const base::Who& who, const NewTrip& wanted);

/// Another carrier takes over, also on the way: what was told stands. Problems: trip.carrier_unknown, trip.day_past,
/// trip.changed_meanwhile.
struct Change {
    std::optional<households::Edit<Carrier>> carrier;
    std::optional<households::Edit<base::Day>> day;
};
BOOST_DESCRIBE_STRUCT(Change, (), (carrier, day))
TripSheet change(store::Transaction& tx, const base::Who& who, TripId id, const Change& change);

/// While it is planned. Problems: need.not_found, trip.need_elsewhere (of another commune than the store serves),
/// trip.need_not_accepted (nobody has looked at it, or it is closed), trip.need_on_another, trip.gets_nothing,
/// item.unknown, movement.amount_wrong, trip.too_many_stops.
TripSheet add_stop(store::Transaction& tx, const base::Who& who, TripId id, const NewStop& wanted);
/// The need waits again. Problem: trip_stop.not_found.
TripSheet drop_stop(store::Transaction& tx, const base::Who& who, StopId id);
/// To another trip that is planned, perhaps of another store; the answer is that one. Problem: trip_stop.not_found.
TripSheet move_stop(store::Transaction& tx, const base::Who& who, StopId id, TripId to);
/// All stops in another order. Problem: trip.changed_meanwhile (other stops than these are on it).
TripSheet order(store::Transaction& tx, const base::Who& who, TripId id, const std::vector<StopId>& stops);
/// It does not leave; all its needs wait again.
void drop(store::Transaction& tx, const base::Who& who, TripId id);

/// The store hands the load out under the name of the trip, and the needs are under way. Problems: trip.no_stops, those
/// of goods::issue.
TripSheet hand_out(store::Transaction& tx, const base::Who& who, TripId id, goods::MovementId movement);
/// The load was handed out by mistake, and nothing was told of it: it is back in the store. Problem: trip.told_already,
/// those of goods::undo.
TripSheet take_load_back(store::Transaction& tx, const base::Who& who, TripId id, goods::MovementId movement);

/// So much of an item that was lost on the way, and why.
struct Lost {
    std::string item;
    std::int64_t amount = 1;
    std::string reason;  ///< a word of goods
};
BOOST_DESCRIBE_STRUCT(Lost, (), (item, amount, reason))
struct Closing {
    goods::MovementId came_back;  ///< of the voucher, if anything did
    std::vector<goods::Part> back;
    std::vector<Lost> lost;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Closing, (), (came_back, back, lost, words))
/// What went out is with people, back or lost, to the last bag. Problems: trip.stops_untold, trip.differs (a person
/// first says how it was), trip.bags_missing, goods.word_unknown, those of goods::give_back.
TripSheet close(store::Transaction& tx, const base::Who& who, TripId id, const Closing& closing);

/// For who hands out from its store, who answers for needs where it goes, and who carries it.
TripSheet get(store::Transaction& tx, const base::Who& who, TripId id);

struct Query {
    areas::AreaId area;  ///< of the stores
    std::optional<State> state;
    std::optional<base::Day> day;
    std::optional<TripId> after;
    std::size_t limit = 50;
};
/// The newest first. Problems: area.not_found, account.outside_area.
std::vector<Trip> list(store::Transaction& tx, const base::Who& who, const Query& query);

}  // namespace trips
