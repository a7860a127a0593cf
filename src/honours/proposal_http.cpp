#include "accounts/permission.hpp"
#include "honours/proposal.hpp"
#include "honours/routes.hpp"

namespace honours {
namespace {

using base::Permission;
using http::allow;
using http::Call;

ProposalId proposal_of(Call& call) {
    return call.id<ProposalId>("reward_proposal");
}

http::Response as_word_file(std::string bytes) {
    return {200,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            std::move(bytes),
            {{"Content-Disposition", "attachment; filename=\"de-nghi-khen-thuong.docx\""}},
            {}};
}

}  // namespace

void add_proposal_routes(http::Router& router, const store::MasterKey& master) {
    const auto writes = allow(Permission::documents_write);
    router.get("/api/reward-grounds", http::signed_in(), "What rewards are given for", [](Call&) {
        return http::Page<Ground>{grounds(), std::nullopt};
    });
    router.get(
        "/api/bodies/{body}/reward-proposals", writes, "What a body proposed or decides, without names",
        [](Call& call) { return proposals(call.tx, call.who, call.id("body"), call.text("after"), call.limit()); });
    router.post(
        "/api/reward-proposals", writes, "Propose somebody for a reward",
        [&master](Call& call, const NewProposal& wanted) {
            auto made = propose(call.tx, master, call.who, wanted);
            return http::Created<Proposal>{"/api/reward-proposals/" + base::to_string(made.id), std::move(made)};
        });
    router
        .get("/api/reward-proposals/{reward_proposal}", writes, "One proposal with its name; leaves a journal line",
             [&master](Call& call) { return open_proposal(call.tx, master, call.who, proposal_of(call)); })
        .leaves_a_line();
    router
        .get("/api/reward-proposals/{reward_proposal}/dossier", writes, "Its dossier for Word; leaves a journal line",
             [&master](Call& call) { return as_word_file(dossier(call.tx, master, call.who, proposal_of(call))); })
        .leaves_a_line();
    router.remove("/api/reward-proposals/{reward_proposal}", writes, "It was proposed by mistake",
                  [](Call& call) { withdraw_proposal(call.tx, call.who, proposal_of(call)); });
    router.post("/api/reward-proposals/{reward_proposal}/submission", writes, "Say it better and propose it again",
                [](Call& call, const Resubmission& wanted) {
                    return submit_again(call.tx, call.who, proposal_of(call), wanted);
                });
    router.post("/api/reward-proposals/{reward_proposal}/decision", allow(Permission::documents_approve),
                "Award, send back or refuse it", [](Call& call, const RewardDecision& decision) {
                    return decide_reward(call.tx, call.who, proposal_of(call), decision);
                });
}

}  // namespace honours
