#pragma once

#include <string>

#include "reader/invented_plan.hpp"
#include "reader/reading.hpp"

namespace spec {

/// What an invented plan says, and what was read of it, in the same lines, so that a difference can be read.
std::string facts_of(const InventedPlan& plan);
std::string facts_of(const reader::Reading& reading);

}  // namespace spec
