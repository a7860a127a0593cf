#pragma once

#include <vector>

#include "households/household.hpp"

/// Who opened a record, for the verbs of this folder.
namespace households {

/// Newest first; those of entries that became part of the household too.
std::vector<Reading> readings_of(store::Transaction& tx, HouseholdId household, std::size_t limit);

}  // namespace households
