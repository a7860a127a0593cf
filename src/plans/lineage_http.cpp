#include "plans/lineage_http.hpp"

#include "accounts/permission.hpp"
#include "plans/lineage.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

struct WhichPlan {
    std::optional<PlanId> plan;  ///< left out: it is none in the system
};
BOOST_DESCRIBE_STRUCT(WhichPlan, (), (plan))

struct Grounds {
    std::vector<Ground> items;
};
BOOST_DESCRIBE_STRUCT(Grounds, (), (items))

Grounds chain(Call& call) {
    return {grounds(call.tx, call.who, call.id<PlanId>("plan"))};
}

}  // namespace

void add_lineage_routes(http::Router& router) {
    router.get("/api/plans/{plan}/bases", http::allow(Permission::plans_read),
               "What a plan rests on, and what that rests on, also documents that are not in the system", chain);
    router.get("/api/plans/{plan}/descendants", http::allow(Permission::plans_read), "The plans that rest on a plan",
               [](Call& call) {
                   const auto after = call.maybe_id("after");
                   return resting_on(call.tx, call.who, call.id<PlanId>("plan"),
                                     after ? std::optional(PlanId{*after}) : std::nullopt, call.limit());
               });
    router.put("/api/plans/{plan}/bases/{item}", http::allow(Permission::plans_write),
               "Say which plan a basis is, or that it is none of those in the system",
               [](Call& call, const WhichPlan& which) {
                   settle_basis(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"), which.plan);
                   return chain(call);
               });
    router.remove("/api/plans/{plan}/bases/{item}", http::allow(Permission::plans_write),
                  "Take back what was said of a basis; it is found by itself again", [](Call& call) {
                      unsettle_basis(call.tx, call.who, call.id<PlanId>("plan"), call.id<ItemId>("item"));
                      return chain(call);
                  });
}

}  // namespace plans
