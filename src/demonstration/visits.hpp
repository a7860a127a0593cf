#pragma once

#include "demonstration/cast.hpp"
#include "store/sealed.hpp"

/// The rounds of the teams: most doors answered yesterday or this morning, some wait for two days, some for longer.
namespace demonstration {

/// What the telephones of the twelve leaders hand in now.
void hand_in_visits(store::Transaction& tx, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
