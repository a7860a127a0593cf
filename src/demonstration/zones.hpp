#pragma once

#include "demonstration/life.hpp"
#include "store/sealed.hpp"

/// Zones in the story: a lane that is shut and nearly all accounted for, one whose review is late, one that waits for
/// its police officer, a school as a quarantine site, and a hamlet that asks for hands.
namespace demonstration {

/// What is decided on the days before `today`.
Meanwhile zone_days(const Cast& cast, const store::MasterKey& master, base::Day today);

/// What is written down of the zones now, after the teams have handed in their rounds.
void account_for_zones(store::Transaction& tx, const Cast& cast);

}  // namespace demonstration
