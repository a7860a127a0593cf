#include "honours/proposal.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "honours/deed_row.hpp"
#include "honours/proposal_row.hpp"
#include "honours/sealed_name.hpp"
#include "store/journal.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

bool may_decide(store::Transaction& tx, const base::Who& who, const ProposalEntry& entry) {
    return entry.made_by != who.account &&
           accounts::reaches_body(tx, who, Permission::documents_approve, entry.proposal.decider.id);
}

Proposal seen(store::Transaction& tx, const base::Who& who, ProposalId id) {
    auto entry = proposal_entry(tx, id);
    require_to_see(tx, who, entry.proposal);
    add_basis(tx, entry);
    entry.proposal.may_write = accounts::reaches_body(tx, who, Permission::documents_write, entry.proposal.body.id);
    entry.proposal.may_decide = may_decide(tx, who, entry);
    return std::move(entry.proposal);
}

void record_line(store::Transaction& tx, const base::Who& who, const Proposal& proposal, std::string_view verb) {
    store::record(tx, who, verb, proposal.id.uuid, bodies::get(tx, bodies::BodyId{proposal.body.id}).area.uuid);
}

/// What it rests on is what its body may see.
void keep_basis(store::Transaction& tx, const base::Who& who, std::int64_t home, const NewProposal& wanted) {
    const auto keep = [&](const char* what, const base::Uuid& thing) {
        tx.change(R"(INSERT INTO reward_basis (home, proposal, what, thing) VALUES ($1, $2, $3, $4)
                     ON CONFLICT (home, proposal, thing) DO NOTHING)",
                  {home, wanted.id, what, thing});
    };
    for (const auto& deed : wanted.deeds) keep("deed", get(tx, who, deed).id.uuid);
    for (const auto& model : wanted.models) keep("model", get_model(tx, who, model).id.uuid);
}

}  // namespace

Proposal propose(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                 const NewProposal& wanted) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    accounts::require_body(tx, who, Permission::documents_write, wanted.body);
    const auto decider = bodies::get(tx, bodies::BodyId{wanted.decider});
    const auto name = said(wanted.name, longest_line);
    const auto reward = said(wanted.reward, longest_line);
    const auto reason = said(wanted.reason, longest_words);
    const auto records = maybe_said(wanted.records, longest_words);
    if (std::ranges::find(grounds(), wanted.ground, &Ground::code) == grounds().end())
        throw Problem(ProblemKind::invalid, "reward.ground_unknown", wanted.ground);
    if (wanted.deeds.empty() && wanted.models.empty() && records.empty())
        throw Problem(ProblemKind::invalid, "reward.rests_on_nothing");
    if (const auto before = find_proposal(tx, wanted.id)) {
        if (before->proposal.body.id != wanted.body || before->proposal.reason != reason)
            throw Problem(ProblemKind::conflict, "honour.id_taken", base::to_string(wanted.id));
        return seen(tx, who, wanted.id);
    }
    tx.change(R"(
        INSERT INTO reward_proposal (home, id, body, area, decider, doer, ground, reward, reason, records, state, reply,
                                     number, made_at, made_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'submitted', '', '', $11, $12))",
              {body.home, wanted.id, body.id, body.area, decider.id, base::name_of(wanted.doer), wanted.ground, reward,
               reason, records, tx.now(), who.account});
    seal_first_name(tx, master, wanted.id.uuid, areas::get(tx, body.area), name);
    keep_basis(tx, who, body.home, wanted);
    auto made = seen(tx, who, wanted.id);
    record_line(tx, who, made, "reward.proposed");
    return made;
}

Proposal open_proposal(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ProposalId id) {
    auto proposal = seen(tx, who, id);
    if (const auto sealed = sealed_name(tx, master, id.uuid)) proposal.name = sealed->name;
    record_line(tx, who, proposal, "reward.opened");
    return proposal;
}

Proposal submit_again(store::Transaction& tx, const base::Who& who, ProposalId id, const Resubmission& wanted) {
    const auto entry = proposal_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, entry.proposal.body.id);
    if (entry.proposal.state != ProposalState::sent_back)
        throw Problem(ProblemKind::conflict, "reward.not_in_state", base::name_of(entry.proposal.state));
    tx.change("UPDATE reward_proposal SET state = 'submitted', reason = $3, records = $4 WHERE home = $1 AND id = $2",
              {entry.home, id, said(wanted.reason, longest_words), maybe_said(wanted.records, longest_words)});
    record_line(tx, who, entry.proposal, "reward.proposed_again");
    return seen(tx, who, id);
}

void withdraw_proposal(store::Transaction& tx, const base::Who& who, ProposalId id) {
    const auto [proposal, home, made_by] = proposal_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_write, proposal.body.id);
    if (proposal.state != ProposalState::submitted && proposal.state != ProposalState::sent_back)
        throw Problem(ProblemKind::conflict, "reward.not_in_state", base::name_of(proposal.state));
    store::erase_sealed(tx, id.uuid);
    tx.change("DELETE FROM reward_basis WHERE home = $1 AND proposal = $2", {home, id});
    tx.change("DELETE FROM reward_proposal WHERE home = $1 AND id = $2", {home, id});
    record_line(tx, who, proposal, "reward.withdrawn");
}

Proposal decide_reward(store::Transaction& tx, const base::Who& who, ProposalId id, const RewardDecision& decision) {
    const auto entry = proposal_entry(tx, id);
    accounts::require_body(tx, who, Permission::documents_approve, entry.proposal.decider.id);
    if (entry.proposal.state != ProposalState::submitted || decision.outcome == ProposalState::submitted)
        throw Problem(ProblemKind::conflict, "reward.not_in_state", base::name_of(entry.proposal.state));
    if (entry.made_by == who.account) throw Problem(ProblemKind::conflict, "reward.own_proposal");
    const bool is_awarded = decision.outcome == ProposalState::awarded;
    const auto number = maybe_said(decision.number, longest_line);
    if (is_awarded && (number.empty() || !decision.day)) throw Problem(ProblemKind::invalid, "reward.number_missing");
    const auto reply = is_awarded ? maybe_said(decision.reply, longest_words) : said(decision.reply, longest_words);
    tx.change(R"(
        UPDATE reward_proposal SET state = $3, reply = $4, number = $5, decided_on = $6, decided_by = $7
        WHERE home = $1 AND id = $2)",
              {entry.home, id, base::name_of(decision.outcome), reply, is_awarded ? number : std::string(),
               decision.day.value_or(base::day_of(tx.now())), who.account});
    record_line(tx, who, entry.proposal, "reward." + base::name_of(decision.outcome));
    return seen(tx, who, id);
}

ProposalPage proposals(store::Transaction& tx, const base::Who& who, const base::Uuid& body, const std::string& after,
                       std::size_t limit) {
    bodies::get(tx, bodies::BodyId{body});
    accounts::require_body(tx, who, Permission::documents_write, body);
    const auto [first, last] = behind(after);
    constexpr std::int64_t never = 253402300799000;  // the end of the year 9999
    const auto rows = tx.run(select_proposals(R"(
        (p.body = $1 OR p.decider = $1) AND (p.made_at, p.id) < ($2, $3) ORDER BY p.made_at DESC, p.id DESC LIMIT $4)"),
                             {body, base::to_number<std::int64_t>(first).value_or(never), last, limit});
    ProposalPage page;
    for (auto& entry : read_proposals(rows)) page.items.push_back(std::move(entry.proposal));
    if (rows.size() == limit)
        page.next = behind_text(std::to_string(page.items.back().made_at.ms), page.items.back().id.uuid);
    return page;
}

}  // namespace honours
