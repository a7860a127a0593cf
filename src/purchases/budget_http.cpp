#include "accounts/permission.hpp"
#include "purchases/budget.hpp"
#include "purchases/purchase_http.hpp"

namespace purchases {
namespace {

using base::Permission;
using http::allow;
using http::Call;

ProposalId proposal_of(Call& call) {
    return call.id<ProposalId>("budget_proposal");
}

}  // namespace

void add_budget_routes(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    const auto decides = allow(Permission::documents_approve);
    router.get("/api/bodies/{body}/budget-proposals", writes,
               "What a body proposes or is to decide, the newest first (?state=)", [](Call& call) {
                   return proposals(call.tx, call.who,
                                    {.body = call.id("body"),
                                     .state = call.maybe_one_of<ProposalState>("state"),
                                     .after = call.text("after"),
                                     .limit = call.limit()});
               });
    router.post(
        "/api/budget-proposals", writes, "Propose what is needed, with its table of costs",
        [](Call& call, const NewProposal& wanted) {
            auto made = propose(call.tx, call.who, wanted);
            return http::Created<Proposal>{"/api/budget-proposals/" + base::to_string(made.id), std::move(made)};
        });
    router.get("/api/budget-proposals/{budget_proposal}", writes, "One proposal",
               [](Call& call) { return get_proposal(call.tx, call.who, proposal_of(call)); });
    router.remove("/api/budget-proposals/{budget_proposal}", writes, "Withdraw it before it is decided",
                  [](Call& call) { withdraw_proposal(call.tx, call.who, proposal_of(call)); });
    router.post("/api/budget-proposals/{budget_proposal}/decision", decides,
                "How much is granted, and why when it is less",
                [](Call& call, const Grant& wanted) { return grant(call.tx, call.who, proposal_of(call), wanted); });
    router.remove("/api/budget-proposals/{budget_proposal}/decision", decides, "It waits again",
                  [](Call& call) { take_back_grant(call.tx, call.who, proposal_of(call)); });
}

}  // namespace purchases
