#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Budget proposals: the finance officer of a body advises what medical supplies and the forces at work need, with a
/// table of costs; the head of the body that decides grants all of it, a part or nothing, always with a reason when it
/// is less.
namespace purchases {

using ProposalId = base::Id<struct BudgetProposalTag>;
using households::Place;

enum class Subject { medical_supplies, forces, relief, other };
BOOST_DESCRIBE_ENUM(Subject, medical_supplies, forces, relief, other)
/// granted: in whole or in part.
enum class ProposalState { asked, granted, refused, withdrawn };
BOOST_DESCRIBE_ENUM(ProposalState, asked, granted, refused, withdrawn)

struct Cost {
    std::string what;
    std::string unit;
    std::int64_t quantity = 1;
    std::int64_t price = 0;  ///< đồng for one
};
BOOST_DESCRIBE_STRUCT(Cost, (), (what, unit, quantity, price))

struct Proposal {
    ProposalId id;
    std::string code;  ///< DX-2021-0001
    ProposalState state = ProposalState::asked;
    Subject subject = Subject::other;
    Place body;
    Place decider;
    std::string title;
    std::string words;
    base::Instant asked_at;
    std::string asked_by;
    std::vector<Cost> costs;
    std::int64_t total = 0;
    std::int64_t granted = 0;
    std::string reason;
    std::optional<base::Instant> decided_at;
    std::string decided_by;
    bool may_decide = false;  ///< the caller
    bool may_withdraw = false;
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (id, code, state, subject, body, decider, title, words, asked_at, asked_by, costs, total, granted,
                       reason, decided_at, decided_by, may_decide, may_withdraw))

struct NewProposal {
    ProposalId id;
    base::Uuid body;
    base::Uuid decider;  ///< a body: its own, or the committee
    Subject subject = Subject::other;
    std::string title;
    std::string words;
    std::vector<Cost> costs;
};
BOOST_DESCRIBE_STRUCT(NewProposal, (), (id, body, decider, subject, title, words, costs))

/// By whoever writes documents for the body; the same again is harmless. Problems: account.outside_area,
/// body.not_found, purchase.text_missing, purchase.id_taken, budget.costs_wrong.
Proposal propose(store::Transaction& tx, const base::Who& who, const NewProposal& wanted);

/// Problems of what follows: budget.not_found, account.outside_area.

Proposal get_proposal(store::Transaction& tx, const base::Who& who, ProposalId id);
/// Before it is decided. Problem: budget.not_in_state.
Proposal withdraw_proposal(store::Transaction& tx, const base::Who& who, ProposalId id);

struct Grant {
    std::int64_t granted = 0;  ///< đồng; nothing: it is refused
    std::string reason;        ///< needed when it is less than the total
};
BOOST_DESCRIBE_STRUCT(Grant, (), (granted, reason))
/// By a head of the deciding body, who did not propose it. Problems: budget.not_in_state, purchase.own_request,
/// budget.more_than_asked, purchase.reason_missing.
Proposal grant(store::Transaction& tx, const base::Who& who, ProposalId id, const Grant& wanted);
/// It waits again. Problem: budget.not_in_state.
Proposal take_back_grant(store::Transaction& tx, const base::Who& who, ProposalId id);

struct ProposalQuery {
    base::Uuid body;  ///< that proposed it, or is to decide
    std::optional<ProposalState> state;
    std::string after;
    std::size_t limit = 50;
};
struct ProposalPage {
    std::vector<Proposal> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ProposalPage, (), (items, next))
/// The newest first. Problems: body.not_found, account.outside_area.
ProposalPage proposals(store::Transaction& tx, const base::Who& who, const ProposalQuery& query);

}  // namespace purchases
