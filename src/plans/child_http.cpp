#include "plans/child_http.hpp"

#include "accounts/permission.hpp"
#include "plans/child.hpp"

namespace plans {
namespace {

using base::Permission;
using http::Call;

struct Title {
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Title, (), (title))

struct Written {
    PlanId plan;
};
BOOST_DESCRIBE_STRUCT(Written, (), (plan))

ChildId which(Call& call) {
    return call.id<ChildId>("child");
}

}  // namespace

void add_child_routes(http::Router& router) {
    const auto writers = http::allow(Permission::plans_write);
    router.post("/api/plans/{plan}/child", writers,
                "Begin a plan of the caller's own body from an upper one, or go on with it",
                [](Call& call) { return begin_child(call.tx, call.who, call.id<PlanId>("plan")); });
    router.get("/api/children/{child}", writers, "A lower plan in the making, clause by clause",
               [](Call& call) { return get_child(call.tx, call.who, which(call)); });
    router.patch("/api/children/{child}", writers, "Give a lower plan its title",
                 [](Call& call, const Title& to) { return entitle(call.tx, call.who, which(call), to.title); });
    router.put("/api/children/{child}/clauses/{clause}", writers,
               "Take a duty of the upper plan over, adapt it, leave it out with a reason, or take that back",
               [](Call& call, const ClauseDecision& decision) {
                   return decide_clause(call.tx, call.who, which(call), call.id<ClauseId>("clause"), decision);
               });
    router.post("/api/children/{child}/clauses", writers, "Add a clause of one's own to a lower plan",
                [](Call& call, const OwnClause& clause) { return add_clause(call.tx, call.who, which(call), clause); });
    router.remove("/api/children/{child}/clauses/{clause}", writers, "Take a clause of one's own out again",
                  [](Call& call) { return drop_clause(call.tx, call.who, which(call), call.id<ClauseId>("clause")); });
    router.post("/api/children/{child}/draft", writers, "Write the draft of a lower plan, to be checked and issued",
                [](Call& call) {
                    const Written written{write_child(call.tx, call.who, which(call))};
                    return http::Created<Written>{"/api/plans/" + base::to_string(written.plan), written};
                });
    router.remove("/api/children/{child}/draft", writers, "Take that draft back; what was decided stays",
                  [](Call& call) { return unwrite_child(call.tx, call.who, which(call)); });
}

}  // namespace plans
