#pragma once

#include "ledger/entry.hpp"

/// What an entry must be before it is written for good.
namespace ledger {

/// Problems: those of post().
void require_right(store::Transaction& tx, const Entry& entry);

}  // namespace ledger
