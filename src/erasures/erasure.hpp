#pragma once

#include <optional>
#include <string>
#include <vector>

#include "households/erasure.hpp"

/// A household forgotten everywhere: what is sealed of it in the register and in every slice that knows it, when the
/// household asked and the commune agreed, or when a dated rule says so. Never while help for it is under way; and
/// never the journal, its number or a count.
namespace erasures {

/// waits: it is agreed, and happens by itself once no help is under way.
enum class Outcome { erased, waits, refused };
BOOST_DESCRIBE_ENUM(Outcome, erased, waits, refused)

/// Decides what a household wished; what is agreed is carried out at once where it can be. Problems: those of
/// households::decide.
Outcome decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, households::WishId id,
               const households::ErasureDecision& decision);

/// Whether a need is open, somebody isolates, a danger rings or somebody who came is not settled yet. Which of them is
/// told to nobody.
bool is_being_helped(store::Transaction& tx, households::HouseholdId household);

/// How long a household that left is kept; a rule without days is off.
struct RetentionRule {
    base::Day valid_from;
    std::optional<int> days_after_leaving;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(RetentionRule, (), (valid_from, days_after_leaving, source))
/// The dated table that the release ships.
const std::vector<RetentionRule>& retention_rules();

/// Carries out what was agreed, and what a rule says of those that left, wherever no help is under way any more;
/// returns how many were forgotten. For a job.
std::size_t carry_out(store::Database& database, const store::MasterKey& master,
                      const std::vector<RetentionRule>& rules);

}  // namespace erasures
