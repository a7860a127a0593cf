#pragma once

#include <vector>

#include "plans/plan.hpp"

namespace plans {

/// Finds the plans of the caller's desk that bases and references name by their numbers; the newest of each number.
void link_plans(store::Transaction& tx, const base::Who& who, PlanId own, std::vector<PlanItem>& items);

}  // namespace plans
