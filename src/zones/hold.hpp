#pragma once

#include "zones/change.hpp"

/// What zones mean for one household: which of them hold it, since when, and what it is owed meanwhile.
namespace zones {

struct Hold {
    Place zone;
    Kind kind = Kind::lockdown;
    base::Day since;
    std::optional<base::Day> last_day;  ///< it was let go and is in it until the end of this day
    std::vector<Entitlement> entitlements;
};
BOOST_DESCRIBE_STRUCT(Hold, (), (zone, kind, since, last_day, entitlements))

/// The zones in force that a household is in today, the oldest first. Problems: household.not_found,
/// account.outside_area.
std::vector<Hold> holds_on(store::Transaction& tx, const base::Who& who, households::HouseholdId household);

}  // namespace zones
