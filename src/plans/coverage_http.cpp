#include "plans/coverage_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "plans/coverage.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

/// The duties of the caller's body, and how many there are of each standing.
struct OwnDuties {
    CoverageCounts counts;
    std::vector<Duty> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(OwnDuties, (), (counts, items, next))

struct Answer {
    std::optional<ItemId> clause;       ///< of the body's own plan
    std::optional<std::string> reason;  ///< why it is left out
};
BOOST_DESCRIBE_STRUCT(Answer, (), (clause, reason))

DutyQuery query_of(const Call& call) {
    return {.plan = call.maybe_id<PlanId>("plan"),
            .coverage = call.maybe_one_of<Coverage>("show"),
            .after = call.maybe_id("after"),
            .limit = call.limit()};
}

OwnDuties own(Call& call) {
    auto page = own_duties(call.tx, call.who, query_of(call));
    return {own_coverage(call.tx, call.who), std::move(page.items), std::move(page.next)};
}

}  // namespace

void add_coverage_routes(http::Router& router) {
    router.get("/api/upper-duties", http::allow(Permission::plans_read),
               "Duties that upper plans gave to the caller's body, the oldest first (?show=open, ?plan=)", own);
    router.put("/api/upper-duties/{item}/cover", http::allow(Permission::plans_write),
               "Say by which clause of one's own plan a duty is carried on, or why it is left out",
               [](Call& call, const Answer& answer) {
                   return cover_duty(call.tx, call.who, call.id<ItemId>("item"), answer.clause,
                                     answer.reason.value_or(""));
               });
    router.remove("/api/upper-duties/{item}/cover", http::allow(Permission::plans_write), "Take that back",
                  [](Call& call) { return uncover_duty(call.tx, call.who, call.id<ItemId>("item")); });
    router.get("/api/plans/{plan}/coverage", http::allow(Permission::plans_read),
               "How many duties of a plan each body has taken into a plan of its own", [](Call& call) {
                   return coverage(call.tx, call.who, call.id<PlanId>("plan"), call.maybe_id("after"), call.limit());
               });
    router.get("/api/plans/{plan}/coverage/{body}", http::allow(Permission::plans_read),
               "The duties of a plan for one body, each with its sentences and what became of it", [](Call& call) {
                   return duties_of(call.tx, call.who, call.id<PlanId>("plan"), call.id("body"), query_of(call));
               });
}

}  // namespace plans
