#pragma once

#include "ledger/entry.hpp"
#include "store/row.hpp"

/// Entries and lines as the store keeps them.
namespace ledger {

/// From the columns of ledger_entry and corrects_code, without its lines.
Entry read_entry(const store::Row& row);
Line read_line(const store::Row& row);

}  // namespace ledger
