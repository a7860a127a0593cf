#include "deliveries/delivery_http.hpp"

#include "accounts/grant.hpp"
#include "deliveries/delivery.hpp"

namespace deliveries {
namespace {

using base::Permission;
using http::Call;

struct SentPage {
    Counts counts;
    std::vector<Delivery> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(SentPage, (), (counts, items, next))

Query query_of(const Call& call) {
    return {call.text("q"), call.text("after"), call.limit(), call.maybe_id("desk")};
}

SentPage sent(Call& call) {
    const auto plan = plans::get(call.tx, call.who, call.id<plans::PlanId>("plan"));
    accounts::require_body(call.tx, call.who, Permission::plans_read, plan.body);
    auto page = of_plan(call.tx, plan.id, query_of(call));
    return {counts_of(call.tx, plan.id), std::move(page.items), std::move(page.next)};
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/deliveries", http::allow(Permission::plans_read),
               "What came to the caller's body, or to a working group whose work they hand out, unread first (?q=, "
               "?desk=)",
               [](Call& call) { return incoming(call.tx, call.who, query_of(call)); });
    router.get("/api/desks", http::allow(Permission::plans_read),
               "The bodies whose papers the caller takes in, with how many are unread", [](Call& call) {
                   return http::Page<Desk>{desks(call.tx, call.who), std::nullopt};
               });
    router.get("/api/plans/{plan}/deliveries", http::allow(Permission::plans_read),
               "How far an issued plan has come: the silent first (?q=)", sent);
    router.post("/api/plans/{plan}/read", http::allow(Permission::plans_read),
                "Say that the body has opened a plan that came to it (?desk=)", [](Call& call) {
                    return mark_read(call.tx, call.who, call.id<plans::PlanId>("plan"), call.maybe_id("desk"));
                });
    router.post("/api/plans/{plan}/acknowledge", http::allow(Permission::tasks_do),
                "Say that the body has received a plan that came to it (?desk=)", [](Call& call) {
                    return acknowledge(call.tx, call.who, call.id<plans::PlanId>("plan"), call.maybe_id("desk"));
                });
}

}  // namespace deliveries
