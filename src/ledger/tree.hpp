#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/entry.hpp"
#include "ledger/merkle.hpp"
#include "store/database.hpp"

/// The hash tree over the entries, kept node by node so that growing and proving cost a few rows at any size.
namespace ledger {

/// Gives the entries that wait their places, the oldest first, at most `limit`. Returns how many.
std::size_t grow(store::Transaction& tx, std::size_t limit = 500);

/// How many entries have their place.
std::int64_t tree_size(store::Transaction& tx);

/// Where an entry stands in the tree; nothing while it waits.
std::optional<std::int64_t> position_of(store::Transaction& tx, EntryId id);

TreeRoot root_at(store::Transaction& tx, std::int64_t size);
std::vector<Hash> prove_inclusion(store::Transaction& tx, std::int64_t position, std::int64_t size);
/// Problem: ledger.size_wrong (the first is larger than the second, or the second larger than the tree).
std::vector<Hash> prove_consistency(store::Transaction& tx, std::int64_t first, std::int64_t second);

}  // namespace ledger
