#include "plans/compare_http.hpp"

#include "accounts/permission.hpp"
#include "plans/compare.hpp"

namespace plans {

void add_compare_routes(http::Router& router) {
    router.get("/api/plans/{plan}/compare/{other}", http::allow(base::Permission::plans_read),
               "What changed from a plan to another version of it", [](http::Call& call) {
                   return compare(call.tx, call.who, call.id<PlanId>("plan"), call.id<PlanId>("other"));
               });
}

}  // namespace plans
