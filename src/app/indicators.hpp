#pragma once

#include <vector>

#include "store/counters.hpp"

namespace app {

/// Every total that is kept, with the query that says what it counts.
std::vector<store::Indicator> all_indicators();

}  // namespace app
