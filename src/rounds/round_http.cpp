#include "rounds/round_http.hpp"

#include "accounts/permission.hpp"
#include "rounds/round.hpp"

namespace rounds {
namespace {

using base::Permission;
using http::Call;

void add_check_in_routes(http::Router& router, const store::MasterKey& master) {
    router
        .post("/api/check-ins", http::allow(Permission::households_write), "Write down a visit of the round",
              [&master](Call& call, const NewCheckIn& wanted) {
                  const auto visit = check_in(call.tx, master, call.who, wanted, call.happened());
                  return http::Created<CheckIn>{"/api/households/" + base::to_string(visit.household) + "/check-ins",
                                                visit};
              })
        .works_without_network();
    router
        .remove("/api/check-ins/{check_in}", http::allow(Permission::households_write),
                "Take a visit back that was pressed by mistake",
                [](Call& call) { take_back(call.tx, call.who, call.id<CheckInId>("check_in")); })
        .works_without_network();
    router.get("/api/households/{id}/check-ins", http::allow(Permission::households_read),
               "The visits at a household, newest first", [&master](Call& call) {
                   return http::Page<CheckIn>{
                       check_ins(call.tx, master, call.who, call.id<households::HouseholdId>("id"), call.limit()),
                       std::nullopt};
               });
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    add_check_in_routes(router, master);
    router.get("/api/teams/{id}/round", http::allow(Permission::households_read),
               "The households of a team, whoever waits longest first",
               [](Call& call) { return round_of(call.tx, call.who, call.id("id"), call.text("after"), call.limit()); });
    router.get("/api/areas/{id}/round", http::allow(Permission::plans_read),
               "How the round of a hamlet or commune stands, by team",
               [](Call& call) { return coverage(call.tx, call.who, call.id<areas::AreaId>("id")); });
    router.get("/api/areas/{id}/not-reached", http::allow(Permission::households_read),
               "Households that nobody has met for too long, since when, and in whose care", [](Call& call) {
                   return not_reached(call.tx, call.who, call.id<areas::AreaId>("id"), call.text("after"),
                                      call.limit());
               });
}

}  // namespace rounds
