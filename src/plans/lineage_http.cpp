#include "plans/lineage_http.hpp"

#include "accounts/grant.hpp"
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
    PlanName plan;
    bool may_settle = false;  ///< the caller may confirm, change and cut the links of this plan
    std::vector<Ground> items;
};
BOOST_DESCRIBE_STRUCT(Grounds, (), (plan, may_settle, items))

Grounds chain(Call& call) {
    const auto plan = get_paper(call.tx, call.who, call.id<PlanId>("plan"));
    const bool may_settle = accounts::reaches_body(call.tx, call.who, Permission::plans_write, plan.body) &&
                            has_part(call.tx, call.who, plan.id);
    return {{plan.id, plan.number, plan.title}, may_settle, grounds(call.tx, call.who, plan.id)};
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
