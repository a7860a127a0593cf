#pragma once

#include "households/household.hpp"

/// Who came to a household of the register, for erasing it. No verb of this header asks for a permission: the caller
/// has looked after that.
namespace arrivals {

/// Whether somebody is expected or has come and is not settled yet.
bool helps(store::Transaction& tx, households::HouseholdId household);

/// Forgets who came and who announced them; how many came stays.
void erase_of(store::Transaction& tx, households::HouseholdId household);

}  // namespace arrivals
