#include "teams/team_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "teams/team.hpp"

namespace teams {
namespace {

using base::Permission;
using http::Call;

/// Households that a team takes on.
struct Handover {
    std::vector<households::HouseholdId> households;
};
BOOST_DESCRIBE_STRUCT(Handover, (), (households))

areas::AreaId area_of(const Call& call) {
    const auto area = call.maybe_id("area");
    if (!area) throw base::Problem(base::ProblemKind::invalid, "household.area_too_wide", "no area was named");
    return {*area};
}

}  // namespace

// Who leads the team of a street is told to everybody on it; which households it looks after is not (households/).
void add_routes(http::Router& router) {
    router.get("/api/team-kinds", http::signed_in(), "Kinds of community teams",
               [](Call&) { return http::Page<Kind>{.items = kinds(), .next = std::nullopt}; });
    router.get(
        "/api/teams", http::signed_in(), "Teams of a hamlet or commune, with what they look after and what is wanting",
        [](Call& call) { return http::Page<Team>{.items = list(call.tx, area_of(call)), .next = std::nullopt}; });
    router.get("/api/teams/{id}", http::signed_in(), "One team",
               [](Call& call) { return get(call.tx, call.id<TeamId>("id")); });
    router.post("/api/teams", http::allow(Permission::bodies_edit), "Form a team",
                [](Call& call, const NewTeam& wanted) {
                    const auto id = form(call.tx, call.who, wanted);
                    return http::Created<Team>{"/api/teams/" + base::to_string(id), get(call.tx, id)};
                });
    router.post("/api/teams/{id}/households", http::allow(Permission::households_write), "Give households to a team",
                [](Call& call, const Handover& handover) {
                    const auto id = call.id<TeamId>("id");
                    households::hand_to(call.tx, call.who, handover.households, id.uuid);
                    return get(call.tx, id);
                });
    router.get("/api/areas/{id}/coverage", http::allow(Permission::plans_read),
               "How many households of a hamlet or commune have a team",
               [](Call& call) { return coverage(call.tx, call.who, call.id<areas::AreaId>("id")); });
}

}  // namespace teams
