#pragma once

#include <map>
#include <set>

#include "needs/need.hpp"

/// Needs of a household of the register, for those who know something about it: its round, its telephone, its health
/// station. No verb of this header asks for a permission: the caller has looked after that.
namespace needs {

/// What is open for a household, by its last good moment: for whoever stands at its door. Needs of a household that
/// became part of another are the other's.
std::vector<Need> open_of(store::Transaction& tx, households::HouseholdId household);

/// The same of all households of a team at once, by household.
std::map<base::Uuid, std::vector<Need>> open_of_team(store::Transaction& tx, const base::Uuid& team);

/// Whether anything is open for it.
bool helps(store::Transaction& tx, households::HouseholdId household);

/// Of these households those with a need of a kind that is open, or that somebody did anything with since a moment.
std::set<base::Uuid> looked_after_since(store::Transaction& tx, const std::vector<base::Uuid>& households,
                                        const std::string& kind, base::Instant since);

/// What opened a need was a slip, or is over: the need ends too, unless somebody has done anything with it or it is not
/// there. `outcome` is a code of Words::outcomes.
void withdraw_untouched(store::Transaction& tx, const base::Who& who, NeedId id, const std::string& outcome);

/// Forgets who asked and with which words, of every need of a household: it belongs to erasing the household.
void erase_of(store::Transaction& tx, households::HouseholdId household);

}  // namespace needs
