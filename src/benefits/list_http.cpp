#include "accounts/permission.hpp"
#include "benefits/list.hpp"
#include "benefits/routes.hpp"

namespace benefits {
namespace {

using base::Permission;
using http::allow;
using http::Call;

ListId list_of(Call& call) {
    return call.id<ListId>("benefit_list");
}

http::Page<List> list_page(Call& call) {
    const ListQuery query{.body = call.id("body"),
                          .state = call.maybe_one_of<ListState>("state"),
                          .after = call.maybe_id<ListId>("after"),
                          .limit = call.limit()};
    http::Page<List> page{lists(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

/// Steps that need no words, by the last part of their address.
struct Step {
    const char* name;
    const char* summary;
    List (*verb)(store::Transaction&, const base::Who&, ListId);
};
constexpr Step steps[] = {
    {"posting", "Post it: everybody may read it, without names", post_list},
    {"taking-down", "Back to being made, before anything of it was approved", take_down},
    {"closing", "Nothing is left to pay", close_list},
    {"reopening", "It goes on", reopen_list},
};

void add_policy_routes(http::Router& router) {
    router.get(
        "/api/areas/{area}/benefit-policies", allow(Permission::needs_answer),
        "The policies of support that hold in an area today (?on=), with their sources", [](Call& call) {
            const auto area = call.id<areas::AreaId>("area");
            return http::Page<Policy>{policies_in(call.tx, call.who, area, call.day_or_today("on")), std::nullopt};
        });
    router.post("/api/benefit-policies", allow(Permission::needs_decide),
                "A policy of the place, with the number of its paper",
                [](Call& call, const NewPolicy& wanted) { return add_policy(call.tx, call.who, wanted); });
    router.remove("/api/benefit-policies/{benefit_policy}", allow(Permission::needs_decide), "It was a slip of the pen",
                  [](Call& call) { remove_policy(call.tx, call.who, call.id<PolicyId>("benefit_policy")); });
}

}  // namespace

void add_list_routes(http::Router& router) {
    add_policy_routes(router);
    router.get("/api/bodies/{body}/benefit-lists", allow(Permission::needs_answer),
               "Lists that a body makes or is to approve, the newest first (?state=)", list_page);
    router.post("/api/benefit-lists", allow(Permission::needs_decide), "Begin the list of a policy for an area",
                [](Call& call, const NewList& wanted) {
                    auto made = make_list(call.tx, call.who, wanted);
                    return http::Created<List>{"/api/benefit-lists/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/benefit-lists/{benefit_list}", allow(Permission::needs_answer),
               "One list: what was approved is what was paid, what waits and what came back",
               [](Call& call) { return get_list(call.tx, call.who, list_of(call)); });
    for (const auto& step : steps)
        router.post(std::string("/api/benefit-lists/{benefit_list}/") + step.name, allow(Permission::needs_decide),
                    step.summary, [step](Call& call) { return step.verb(call.tx, call.who, list_of(call)); });
    router.post(
        "/api/benefit-lists/{benefit_list}/approval", allow(Permission::documents_approve),
        "Approve all of it that waits for nobody; the money comes from the budget",
        [](Call& call, const Approval& approval) { return approve(call.tx, call.who, list_of(call), approval); });
}

}  // namespace benefits
