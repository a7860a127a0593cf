#pragma once

#include "honours/proposal.hpp"

namespace honours {

struct ProposalEntry {
    Proposal proposal;  ///< without what it rests on, and without its name
    std::int64_t home = 0;
    base::Uuid made_by;
};

/// Problem: reward.not_found.
ProposalEntry proposal_entry(store::Transaction& tx, ProposalId id);
std::optional<ProposalEntry> find_proposal(store::Transaction& tx, ProposalId id);
std::string select_proposals(const std::string& where);
std::vector<ProposalEntry> read_proposals(const store::Rows& rows);

/// Puts the deeds and models that it rests on into it.
void add_basis(store::Transaction& tx, ProposalEntry& entry);
/// Only for both of its bodies. Problem: account.outside_area.
void require_to_see(store::Transaction& tx, const base::Who& who, const Proposal& proposal);

}  // namespace honours
