#include "tasks/matrix.hpp"

#include "accounts/permission.hpp"
#include "tasks/task_http.hpp"

namespace tasks {
namespace {

using base::Permission;
using http::Call;

constexpr std::size_t usual_bodies = 60;
constexpr std::size_t most_bodies = 300;

}  // namespace

void add_matrix_routes(http::Router& router) {
    router.get("/api/plans/{plan}/matrix", http::allow(Permission::plans_read),
               "Duties against bodies: who leads, who helps, and what is missing (?limit= bodies)", [](Call& call) {
                   return matrix_of(call.tx, call.who, call.id<plans::PlanId>("plan"),
                                    call.limit(usual_bodies, most_bodies));
               });
    router.get("/api/plans/{plan}/tree", http::allow(Permission::plans_read),
               "How the work of a plan stands in a unit and below it, by unit and body (?area=)", [](Call& call) {
                   return tree_of(call.tx, call.who, call.id<plans::PlanId>("plan"), call.maybe_id("area"));
               });
}

}  // namespace tasks
