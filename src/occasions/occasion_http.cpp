#include "occasions/occasion_http.hpp"

#include "accounts/permission.hpp"
#include "occasions/occasion.hpp"

namespace occasions {

using base::Permission;
using http::allow;
using http::Call;

void add_routes(http::Router& router) {
    const auto reads = allow(Permission::goods_read);
    router.get(
        "/api/areas/{area}/front-places", reads, "Health stations, quarantine sites and checkpoints of an area",
        [](Call& call) {
            return http::Page<FrontPlace>{places(call.tx, call.who, call.id<areas::AreaId>("area")), std::nullopt};
        });
    router.get(
        "/api/areas/{area}/occasions", reads, "Visits with gifts to the front line, the newest first", [](Call& call) {
            return occasions(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
        });
    router.post("/api/occasions", allow(Permission::goods_write), "Write down a visit and what was given",
                [](Call& call, const NewOccasion& wanted) {
                    auto made = record(call.tx, call.who, wanted);
                    return http::Created<Occasion>{"/api/occasions/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/occasions/{occasion}", reads, "One visit",
               [](Call& call) { return get(call.tx, call.who, call.id<OccasionId>("occasion")); });
    router.remove("/api/occasions/{occasion}", allow(Permission::goods_write), "It was written by mistake",
                  [](Call& call) { return take_back(call.tx, call.who, call.id<OccasionId>("occasion")); });
}

}  // namespace occasions
