#include "accounts/permission.hpp"
#include "households/household_http.hpp"
#include "households/life.hpp"

namespace households {
namespace {

using base::Permission;
using http::Call;

/// What was told, and the household as it is now.
struct Told {
    LifeEventId event;
    Household household;
};
BOOST_DESCRIBE_STRUCT(Told, (), (event, household))

}  // namespace

void add_life_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/households/{id}/history", http::allow(Permission::households_read),
               "What happened in the life of a household, the newest first; who it was stays sealed", [](Call& call) {
                   return http::Page<LifeEvent>{.items = history(call.tx, call.who, call.id<HouseholdId>("id")),
                                                .next = std::nullopt};
               });
    router.post("/api/households/{id}/births", http::allow(Permission::households_write),
                "A child was born into a household", [&master](Call& call, const Birth& birth) {
                    const auto id = call.id<HouseholdId>("id");
                    const auto event = tell_birth(call.tx, master, call.who, id, birth);
                    return Told{event, get(call.tx, call.who, id)};
                });
    router.post("/api/households/{id}/deaths", http::allow(Permission::households_write),
                "A member of a household died", [&master](Call& call, const Death& death) {
                    const auto id = call.id<HouseholdId>("id");
                    const auto event = tell_death(call.tx, master, call.who, id, death);
                    return Told{event, get(call.tx, call.who, id)};
                });
    router.post("/api/households/{id}/splits", http::allow(Permission::households_write),
                "Some members become a household of their own", [&master](Call& call, const Split& split) {
                    const auto parted = tell_split(call.tx, master, call.who, call.id<HouseholdId>("id"), split);
                    return http::Created<Household>{"/api/households/" + base::to_string(parted),
                                                    get(call.tx, call.who, parted)};
                });
    router.post("/api/household-events/{id}/take-back", http::allow(Permission::households_write),
                "Take back a birth, a death or a split that was told wrongly",
                [&master](Call& call) { return take_back(call.tx, master, call.who, call.id<LifeEventId>("id")); });
}

}  // namespace households
