#include "honours/honour_http.hpp"

#include "accounts/permission.hpp"
#include "honours/review.hpp"
#include "honours/routes.hpp"

namespace honours {
namespace {

Review review_of(http::Call& call) {
    const auto until = call.day_or_today("until");
    return review(call.tx, call.who, call.id<areas::AreaId>("area"), call.maybe_day("from").value_or(year_begin(until)),
                  until);
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_deed_routes(router, database, master);
    add_model_routes(router);
    add_proposal_routes(router, master);
    add_title_routes(router);
    router.get("/api/areas/{area}/honours", http::allow(base::Permission::plans_read),
               "Good deeds, models, rewards and titles of a place as a part of a report (?from=, ?until=)", review_of);
}

}  // namespace honours
