#pragma once

#include "households/household.hpp"
#include "store/sealed_index.hpp"

namespace households {

/// Households by the names and phone numbers of their records. The first index there was: its words have no name beside
/// them.
inline constexpr store::SealedIndex<HouseholdId> register_index{""};

}  // namespace households
