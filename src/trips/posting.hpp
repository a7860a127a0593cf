#pragma once

#include "trips/trip_row.hpp"

namespace trips {

/// What a closed trip means in the public ledger: what reached people by area, never by household, and what was lost on
/// the way. What came back is the store's voucher and posts itself.
void post_to_ledger(store::Transaction& tx, const base::Who& who, const TripEntry& entry, const Closing& closing);

}  // namespace trips
