#include "accounts/permission.hpp"
#include "voices/digest.hpp"
#include "voices/routes.hpp"

namespace voices {
namespace {

using base::Permission;
using http::allow;
using http::Call;

areas::AreaId area_of(Call& call) {
    return call.id<areas::AreaId>("area");
}

}  // namespace

void add_digest_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/areas/{area}/voice-digest", allow(Permission::needs_answer),
               "What people spoke of on a day (?day=), where, what rises and falls, what waits",
               [](Call& call) { return digest(call.tx, call.who, area_of(call), call.day_or_today("day")); });
    router
        .get("/api/areas/{area}/voice-sentences", allow(Permission::needs_decide),
             "The sentences behind a figure of the digest (?day=, ?topic=), without who said them; leaves a journal "
             "line",
             [&master](Call& call) {
                 return http::Page<Sentence>{
                     sentences(call.tx, master, call.who,
                               {.area = area_of(call), .topic = call.text("topic"), .day = call.day_or_today("day")}),
                     std::nullopt};
             })
        .leaves_a_line();
    router.post("/api/areas/{area}/voice-proposals", allow(Permission::needs_decide),
                "A proposal beside the digest of a day", [](Call& call, const NewProposal& wanted) {
                    const auto area = area_of(call);
                    return http::Created<Proposal>{"/api/areas/" + base::to_string(area) + "/voice-digest",
                                                   propose(call.tx, call.who, area, wanted)};
                });
    router.remove("/api/voice-proposals/{voice_proposal}", allow(Permission::needs_decide),
                  "Take one's own proposal back",
                  [](Call& call) { take_back_proposal(call.tx, call.who, call.id<ProposalId>("voice_proposal")); });
    router.get("/api/areas/{area}/voice-topics", http::anyone(),
               "What is spoken of within thirty days, by fives; small topics together",
               [](Call& call) { return public_topics(call.tx, area_of(call)); });
}

}  // namespace voices
