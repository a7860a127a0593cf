#pragma once

#include <optional>
#include <string>
#include <vector>

#include "honours/deed.hpp"
#include "honours/model.hpp"

/// Reward proposals (plan 004, I.2c: commend and reward in time; III.11b: follow, gather and propose): who proposes
/// whom for what, what it rests on, and what a head who did not propose it decided. Their subject's name lies sealed.
namespace honours {

using ProposalId = base::Id<struct RewardProposalTag>;

/// For what: vocabulary/reward_grounds.json. There is none for having no cases, and none for having few complaints.
struct Ground {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Ground, (), (code, vi, en))
const std::vector<Ground>& grounds();

enum class ProposalState { submitted, sent_back, refused, awarded };
BOOST_DESCRIBE_ENUM(ProposalState, submitted, sent_back, refused, awarded)

struct NewProposal {
    ProposalId id;
    base::Uuid body;     ///< that proposes
    base::Uuid decider;  ///< whose head decides
    Doer doer = Doer::person;
    std::string name;  ///< sealed
    std::string ground;
    std::string reward;  ///< "Giấy khen của Chủ tịch UBND xã"
    std::string reason;
    std::vector<DeedId> deeds;
    std::vector<ModelId> models;
    std::string records;  ///< what else shows it, a line each
};
BOOST_DESCRIBE_STRUCT(NewProposal, (), (id, body, decider, doer, name, ground, reward, reason, deeds, models, records))

/// A deed or a model that it rests on.
struct Basis {
    base::Uuid id;
    std::string words;
    base::Day day;
};
BOOST_DESCRIBE_STRUCT(Basis, (), (id, words, day))

struct Proposal {
    ProposalId id;
    Place body;
    Place decider;
    Doer doer = Doer::person;
    std::string ground;
    std::string reward;
    std::string reason;
    std::vector<Basis> deeds;
    std::vector<Basis> models;
    std::string records;
    ProposalState state = ProposalState::submitted;
    std::string reply;   ///< why it was sent back, refused or awarded
    std::string number;  ///< of the decision
    std::optional<base::Day> decided_on;
    base::Instant made_at;
    std::optional<std::string> name;  ///< only where it was opened
    bool may_write = false;
    bool may_decide = false;
};
BOOST_DESCRIBE_STRUCT(Proposal, (),
                      (id, body, decider, doer, ground, reward, reason, deeds, models, records, state, reply, number,
                       decided_on, made_at, name, may_write, may_decide))

/// The same again is harmless. Problems: body.not_found, account.outside_area, reward.ground_unknown,
/// reward.rests_on_nothing, deed.not_found, honour_model.not_found, honour.words_missing, honour.text_too_long,
/// honour.id_taken.
Proposal propose(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                 const NewProposal& wanted);

/// Problems of all that follows: reward.not_found, account.outside_area.

/// For both bodies; opens the name and leaves a line in the journal.
Proposal open_proposal(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ProposalId id);

struct Resubmission {
    std::string reason;
    std::string records;
};
BOOST_DESCRIBE_STRUCT(Resubmission, (), (reason, records))
/// Sent back, said better, proposed again. Problem: reward.not_in_state.
Proposal submit_again(store::Transaction& tx, const base::Who& who, ProposalId id, const Resubmission& wanted);

/// Proposed by mistake, or its subject does not want it: nothing of it is left but the lines in the journal. Problem:
/// reward.not_in_state (it was decided).
void withdraw_proposal(store::Transaction& tx, const base::Who& who, ProposalId id);

struct RewardDecision {
    ProposalState outcome = ProposalState::awarded;  ///< awarded, sent_back, refused
    std::string reply;                               ///< needed unless awarded
    std::string number;                              ///< of the decision; needed when awarded
    std::optional<base::Day> day;
};
BOOST_DESCRIBE_STRUCT(RewardDecision, (), (outcome, reply, number, day))
/// By a head of the body that was asked, who did not propose it. Problems: reward.not_in_state, reward.own_proposal,
/// reward.number_missing, honour.words_missing.
Proposal decide_reward(store::Transaction& tx, const base::Who& who, ProposalId id, const RewardDecision& decision);

struct ProposalPage {
    std::vector<Proposal> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ProposalPage, (), (items, next))
/// That a body made or decides, the latest first, without names. Problems: body.not_found, account.outside_area.
ProposalPage proposals(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const std::string& after,
                       std::size_t limit);

/// Its dossier as a "Tờ trình" of the proposing body, for Word. Leaves a line in the journal, because the name stands
/// in it.
std::string dossier(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ProposalId id);

}  // namespace honours
