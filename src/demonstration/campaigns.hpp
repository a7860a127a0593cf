#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// A peak campaign with three of its five groups said, one that nobody wrote yet, and totals that became a draft.
Meanwhile campaign_days(const Cast& cast, base::Day today);

}  // namespace demonstration
