#include "accounts/permission.hpp"
#include "households/household_http.hpp"
#include "households/twin.hpp"

namespace households {
namespace {

using base::Permission;
using http::Call;

/// Which of the two stays.
struct Merging {
    HouseholdId keep;
};
BOOST_DESCRIBE_STRUCT(Merging, (), (keep))

http::Page<Twin> page(Call& call) {
    const TwinQuery query{.area = call.id<areas::AreaId>("id"),
                          .state = call.maybe_one_of<TwinState>("state").value_or(TwinState::open),
                          .after = call.text("after"),
                          .limit = call.limit()};
    http::Page<Twin> page{.items = twins(call.tx, call.who, query), .next = std::nullopt};
    if (page.items.size() == query.limit) page.next = place_of(page.items.back());
    return page;
}

}  // namespace

void add_twin_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/areas/{id}/household-twins", http::allow(Permission::households_read),
               "Pairs of entries that may be one household, the most alike first", page);
    router.get("/api/household-twins/{id}", http::allow(Permission::households_read), "One such pair",
               [](Call& call) { return get(call.tx, call.who, call.id<TwinId>("id")); });
    router.post("/api/household-twins/{id}/merge", http::allow(Permission::households_write),
                "Make one household of the two", [&master](Call& call, const Merging& merging) {
                    return merge(call.tx, master, call.who, call.id<TwinId>("id"), merging.keep);
                });
    router.post("/api/household-twins/{id}/apart", http::allow(Permission::households_write), "They are two households",
                [](Call& call) { return keep_apart(call.tx, call.who, call.id<TwinId>("id")); });
    router.post("/api/household-twins/{id}/reopen", http::allow(Permission::households_write),
                "Ask again; what was merged comes apart",
                [&master](Call& call) { return reopen(call.tx, master, call.who, call.id<TwinId>("id")); });
}

}  // namespace households
