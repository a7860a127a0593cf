#include "accounts/permission.hpp"
#include "oversight/care.hpp"
#include "oversight/routes.hpp"

/// Care for the front line.
namespace oversight {
namespace {

using base::Permission;
using http::allow;
using http::Call;

areas::AreaId area_of(Call& call) {
    return call.id<areas::AreaId>("area");
}
CareId care_of(Call& call) {
    return call.id<CareId>("care_visit");
}
WantId want_of(Call& call) {
    return call.id<WantId>("care_want");
}

}  // namespace

void add_care_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::tasks_do);
    router.get("/api/areas/{area}/care-units", reads, "Forces on duty, those not visited for long first (?days=)",
               [](Call& call) {
                   const auto days = call.text("days").empty() ? std::nullopt : std::optional(call.number("days"));
                   return care_units(call.tx, call.who, area_of(call), days);
               });
    router.get("/api/areas/{area}/care-visits", reads, "Visits to forces on duty, the newest first",
               [](Call& call) { return cares(call.tx, call.who, area_of(call), call.text("after"), call.limit()); });
    router.get(
        "/api/areas/{area}/care-wants", reads, "What they still need, what is due first in front",
        [](Call& call) { return open_wants(call.tx, call.who, area_of(call), call.text("after"), call.limit()); });
    router.post("/api/care-visits", writes, "Write down a visit and what was needed",
                [](Call& call, const NewCare& wanted) {
                    auto made = look_after(call.tx, call.who, wanted);
                    return http::Created<Care>{"/api/care-visits/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/care-visits/{care_visit}", reads, "One visit",
               [](Call& call) { return get(call.tx, call.who, care_of(call)); });
    router.remove("/api/care-visits/{care_visit}", writes, "It was written by mistake",
                  [](Call& call) { return take_back(call.tx, call.who, care_of(call)); });
    router.post("/api/care-visits/{care_visit}/put-back", writes, "Take that back",
                [](Call& call) { return put_back(call.tx, call.who, care_of(call)); });
    router.post("/api/care-wants/{care_want}/given", writes, "It was given",
                [](Call& call, const Given& given) { return meet(call.tx, call.who, want_of(call), given); });
    router.remove("/api/care-wants/{care_want}/given", writes, "It is still wanted",
                  [](Call& call) { return want_again(call.tx, call.who, want_of(call)); });
}

}  // namespace oversight
