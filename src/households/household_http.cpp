#include "households/household_http.hpp"

#include "accounts/permission.hpp"
#include "households/household.hpp"
#include "households/vocabulary.hpp"

namespace households {
namespace {

using base::Permission;
using http::Call;

/// A household with what is sealed of it; `record` is null once it was erased.
struct Opened : Household {
    std::optional<Record> record;
    BOOST_DESCRIBE_CLASS(Opened, (Household), (record), (), ())
};

/// Households that come back from their teams.
struct Handback {
    std::vector<HouseholdId> households;
};
BOOST_DESCRIBE_STRUCT(Handback, (), (households))

http::Page<Household> page(Call& call, const store::MasterKey& master) {
    const Query query{.area = call.maybe_id<areas::AreaId>("area"),
                      .team = call.maybe_id("team"),
                      .words = call.text("q"),
                      .after = number_of(call.text("after")),
                      .limit = call.limit(),
                      .without_team = call.text("without_team") == "true"};
    http::Page<Household> page{.items = list(call.tx, master, call.who, query), .next = std::nullopt};
    if (page.items.size() == query.limit) page.next = page.items.back().code;
    return page;
}

}  // namespace

void add_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/households", http::allow(Permission::households_read),
               "Households of a hamlet, a commune or a team, found by name or phone inside one commune",
               [&master](Call& call) { return page(call, master); });
    router
        .get("/api/households/{id}", http::allow(Permission::households_read),
             "One household with its sealed record; leaves a journal line",
             [&master](Call& call) {
                 const auto id = call.id<HouseholdId>("id");
                 auto record = open_record(call.tx, master, call.who, id);
                 return Opened{get(call.tx, call.who, id), std::move(record)};
             })
        .leaves_a_line();
    router.get("/api/households/{id}/readings", http::allow(Permission::households_read),
               "Who opened this household's record", [](Call& call) {
                   return http::Page<Reading>{
                       .items = readings(call.tx, call.who, call.id<HouseholdId>("id"), call.limit()),
                       .next = std::nullopt};
               });
    router.post(
        "/api/households", http::allow(Permission::households_write), "Enter a household into the register",
        [&master](Call& call, const NewHousehold& wanted) {
            const auto id = enter(call.tx, master, call.who, wanted);
            return http::Created<Household>{"/api/households/" + base::to_string(id), get(call.tx, call.who, id)};
        });
    router.post("/api/households/without-team", http::allow(Permission::households_write),
                "Take households back from their teams", [](Call& call, const Handback& handback) {
                    hand_to(call.tx, call.who, handback.households, std::nullopt);
                });
    router.get("/api/dwelling-kinds", http::signed_in(), "Kinds of places that households live in",
               [](Call&) { return http::Page<Kind>{.items = dwelling_kinds(), .next = std::nullopt}; });
    router.get("/api/hardship-kinds", http::anyone(), "Groups of people whom plans name to be looked after",
               [](Call&) { return http::Page<Kind>{.items = hardship_kinds(), .next = std::nullopt}; });
    add_life_routes(router, master);
    add_own_record_routes(router, master);
    add_twin_routes(router, master);
    router
        .patch("/api/households/{id}", http::allow(Permission::households_write), "Change, move or close a household",
               [&master](Call& call, const Change& wanted) {
                   return change(call.tx, master, call.who, call.id<HouseholdId>("id"), wanted);
               })
        .works_without_network();
}

}  // namespace households
