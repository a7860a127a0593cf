#include "honours/proposal_row.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "store/values.hpp"

namespace honours {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

ProposalEntry read_entry(const store::Row& row) {
    return {.proposal = {.id = row.id<RewardProposalTag>("id"),
                         .body = {row.uuid("body"), row.text("body_name")},
                         .decider = {row.uuid("decider"), row.text("decider_name")},
                         .doer = base::named<Doer>(row.text("doer")),
                         .ground = row.text("ground"),
                         .reward = row.text("reward"),
                         .reason = row.text("reason"),
                         .deeds = {},
                         .models = {},
                         .records = row.text("records"),
                         .state = base::named<ProposalState>(row.text("state")),
                         .reply = row.text("reply"),
                         .number = row.text("number"),
                         .decided_on = row.maybe_day("decided_on"),
                         .made_at = row.instant("made_at"),
                         .name = {}},
            .home = row.integer("home"),
            .made_by = row.uuid("made_by")};
}

}  // namespace

const std::vector<Ground>& grounds() {
    static const auto read_once = base::vocabulary<Ground>("honours/vocabulary/reward_grounds.json");
    return read_once;
}

std::string select_proposals(const std::string& where) {
    return R"(
        SELECT p.*, b.name AS body_name, c.name AS decider_name
        FROM reward_proposal p JOIN body b ON b.id = p.body JOIN body c ON c.id = p.decider WHERE )" +
           where;
}

std::vector<ProposalEntry> read_proposals(const store::Rows& rows) {
    return store::all(read_entry, rows);
}

std::optional<ProposalEntry> find_proposal(store::Transaction& tx, ProposalId id) {
    return store::first(read_entry, tx.run(select_proposals("p.id = $1"), {id}));
}

ProposalEntry proposal_entry(store::Transaction& tx, ProposalId id) {
    auto found = find_proposal(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "reward.not_found", base::to_string(id));
    return std::move(*found);
}

void add_basis(store::Transaction& tx, ProposalEntry& entry) {
    auto& proposal = entry.proposal;
    for (const auto& row : tx.run(R"(
             SELECT d.id, d.words, d.day FROM reward_basis x JOIN good_deed d ON d.id = x.thing
             WHERE x.home = $1 AND x.proposal = $2 AND x.what = 'deed' ORDER BY d.day, d.id)",
                                  {entry.home, proposal.id}))
        proposal.deeds.push_back({row.uuid("id"), row.text("words"), row.day("day")});
    for (const auto& row : tx.run(R"(
             SELECT m.id, m.title, m.made_at FROM reward_basis x JOIN honour_model m ON m.id = x.thing
             WHERE x.home = $1 AND x.proposal = $2 AND x.what = 'model' ORDER BY m.made_at, m.id)",
                                  {entry.home, proposal.id}))
        proposal.models.push_back({row.uuid("id"), row.text("title"), base::day_of(row.instant("made_at"))});
}

void require_to_see(store::Transaction& tx, const base::Who& who, const Proposal& proposal) {
    if (!accounts::reaches_body(tx, who, Permission::documents_write, proposal.body.id))
        accounts::require_body(tx, who, Permission::documents_write, proposal.decider.id);
}

}  // namespace honours
