#include "handovers/handover_http.hpp"

#include "accounts/permission.hpp"
#include "handovers/handover.hpp"
#include "http/router.hpp"

namespace handovers {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct HandoverForm {
    bodies::BodyId from;
    bodies::BodyId to;
};
BOOST_DESCRIBE_STRUCT(HandoverForm, (), (from, to))

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/areas/{id}/leaving", allow(Permission::bodies_edit),
               "Bodies that ended, or whose area did, with open work and who may take it", [](Call& call) {
                   return leaving(call.tx, call.who, call.id<areas::AreaId>("id"), call.text("after"), call.limit());
               });
    router.get("/api/areas/{id}/handovers", allow(Permission::bodies_edit), "What went over from body to body here",
               [](Call& call) {
                   return http::Page<Handover>{history(call.tx, call.who, call.id<areas::AreaId>("id"), call.limit()),
                                               std::nullopt};
               });
    router.post("/api/handovers", allow(Permission::bodies_edit), "Give what an ended body left open to another",
                [](Call& call, const HandoverForm& form) { return hand_over(call.tx, call.who, form.from, form.to); });
}

}  // namespace handovers
