#include "trips/trip_http.hpp"

#include "accounts/permission.hpp"
#include "trips/carrier.hpp"
#include "trips/proposal.hpp"
#include "trips/telling.hpp"

namespace trips {
namespace {

using base::Permission;
using http::allow;
using http::Call;

/// A picture of the bags travels in a telephone's record.
constexpr std::size_t most_bytes_told = 600 * 1024;

struct NewOrder {
    std::vector<StopId> stops;
};
BOOST_DESCRIBE_STRUCT(NewOrder, (), (stops))
struct ToTrip {
    TripId trip;
};
BOOST_DESCRIBE_STRUCT(ToTrip, (), (trip))
struct ByVoucher {
    goods::MovementId movement;
};
BOOST_DESCRIBE_STRUCT(ByVoucher, (), (movement))
struct Decision {
    TellingId telling;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Decision, (), (telling, words))

TripId trip_of(Call& call) {
    return call.id<TripId>("trip");
}
StopId stop_of(Call& call) {
    return call.id<StopId>("trip_stop");
}

http::Page<Trip> trip_page(Call& call) {
    const Query query{.area = call.id<areas::AreaId>("area"),
                      .state = call.maybe_one_of<State>("state"),
                      .day = call.maybe_day("day"),
                      .after = call.maybe_id<TripId>("after"),
                      .limit = call.limit()};
    http::Page<Trip> page{list(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

void add_reading_routes(http::Router& router, const store::MasterKey& master) {
    const auto reads = allow(Permission::needs_answer);
    router.get("/api/areas/{area}/trips", reads, "Trips from the stores of an area, the newest first (?state=, ?day=)",
               trip_page);
    router.get("/api/areas/{area}/goods-waiting", reads, "Who asked for goods and got none, who waits longest first",
               [](Call& call) {
                   return waiting(
                       call.tx, call.who,
                       {.area = call.id<areas::AreaId>("area"), .after = call.text("after"), .limit = call.limit()});
               });
    router.get("/api/areas/{area}/trip-carriers", reads, "Teams and people who may carry a trip", [](Call& call) {
        return http::Page<CarrierNamed>{carriers(call.tx, call.who, call.id<areas::AreaId>("area")), std::nullopt};
    });
    router.get("/api/trips/{trip}", reads, "One trip with its stops, without names",
               [](Call& call) { return get(call.tx, call.who, trip_of(call)); });
    router
        .get("/api/trip-stops/{trip_stop}/tellings", reads, "What was told of a stop",
             [&master](Call& call) {
                 return http::Page<Telling>{tellings(call.tx, master, call.who, stop_of(call)), std::nullopt};
             })
        .leaves_a_line();
    router.get("/api/trip-tellings/{trip_telling}/picture", reads, "The bags, as they were photographed",
               [](Call& call) {
                   const auto bytes = picture(call.tx, call.who, call.id<TellingId>("trip_telling"));
                   return http::Response{200, "image/jpeg", std::string(bytes.begin(), bytes.end()), {}, {}};
               });
}

void add_planning_routes(http::Router& router) {
    const auto writes = allow(Permission::goods_write);
    router.post("/api/trip-proposals", writes, "Who could bring what to whom; nothing is written",
                [](Call& call, const ProposalQuery& query) { return propose(call.tx, call.who, query); });
    router.post("/api/trips", writes, "Make a trip, from a proposal or by hand", [](Call& call, const NewTrip& wanted) {
        auto made = make(call.tx, call.who, wanted);
        return http::Created<TripSheet>{"/api/trips/" + base::to_string(made.trip.id), std::move(made)};
    });
    router.patch("/api/trips/{trip}", writes, "Another carrier takes over, or another day",
                 [](Call& call, const Change& wanted) { return change(call.tx, call.who, trip_of(call), wanted); });
    router.post("/api/trips/{trip}/stops", writes, "Add a stop",
                [](Call& call, const NewStop& wanted) { return add_stop(call.tx, call.who, trip_of(call), wanted); });
    router.remove("/api/trip-stops/{trip_stop}", writes, "Take a stop off; its need waits again",
                  [](Call& call) { return drop_stop(call.tx, call.who, stop_of(call)); });
    router.post("/api/trip-stops/{trip_stop}/move", writes, "Move a stop to another trip",
                [](Call& call, const ToTrip& to) { return move_stop(call.tx, call.who, stop_of(call), to.trip); });
    router.put("/api/trips/{trip}/order", writes, "The stops in another order", [](Call& call, const NewOrder& wanted) {
        return order(call.tx, call.who, trip_of(call), wanted.stops);
    });
    router.post("/api/trips/{trip}/drop", writes, "It does not leave",
                [](Call& call) { drop(call.tx, call.who, trip_of(call)); });
}

void add_load_routes(http::Router& router, const store::MasterKey& master) {
    const auto writes = allow(Permission::goods_write);
    router.post(
        "/api/trips/{trip}/hand-out", writes, "The store hands the load out",
        [](Call& call, const ByVoucher& by) { return hand_out(call.tx, call.who, trip_of(call), by.movement); });
    router.post(
        "/api/trips/{trip}/take-back", writes, "The load was handed out by mistake",
        [](Call& call, const ByVoucher& by) { return take_load_back(call.tx, call.who, trip_of(call), by.movement); });
    router.post("/api/trips/{trip}/close", writes, "Every bag is with people, back or lost",
                [](Call& call, const Closing& closing) { return close(call.tx, call.who, trip_of(call), closing); });
    router.post("/api/trip-stops/{trip_stop}/decide", writes, "Which of two tellings is how it was",
                [&master](Call& call, const Decision& wanted) {
                    return decide(call.tx, master, call.who, stop_of(call), wanted.telling, wanted.words);
                });
}

/// For whoever is named on a trip, whatever else they may do.
void add_carrier_routes(http::Router& router, const store::MasterKey& master) {
    router
        .get("/api/my-trips", http::signed_in(), "The trips of today that the caller, or a team (?team=), carries",
             [&master](Call& call) {
                 return http::Page<HeldTrip>{carried(call.tx, master, call.who, call.maybe_id("team")), std::nullopt};
             })
        .leaves_a_line();
    router
        .get("/api/trips/{trip}/paper", http::signed_in(), "A trip with its names, to be carried and signed",
             [&master](Call& call) { return paper(call.tx, master, call.who, trip_of(call)); })
        .leaves_a_line();
    router
        .post("/api/trip-stops/{trip_stop}/tellings", http::signed_in(), "Tell what was found at a stop",
              [&master](Call& call, const NewTelling& wanted) {
                  auto told = tell(call.tx, master, call.who, stop_of(call), wanted, call.happened());
                  return http::Created<Telling>{"/api/trip-stops/" + base::to_string(stop_of(call)) + "/tellings",
                                                std::move(told)};
              })
        .accepts_up_to(most_bytes_told)
        .works_without_network();
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    add_reading_routes(router, master);
    add_planning_routes(router);
    add_load_routes(router, master);
    add_carrier_routes(router, master);
}

}  // namespace trips
