#pragma once

#include "households/household.hpp"

/// What the health station keeps of a household of the register, for erasing it. No verb of this header asks for a
/// permission: the caller has looked after that, and tells nobody which of them spoke.
namespace isolation {

/// Whether somebody of it isolates, or a danger of it is not closed.
bool helps(store::Transaction& tx, households::HouseholdId household);

/// Forgets whom its episodes and dangers were about, what was tested, seen and said; figures stay.
void erase_of(store::Transaction& tx, households::HouseholdId household);

}  // namespace isolation
