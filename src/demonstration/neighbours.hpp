#pragma once

#include <string>

#include "households/household.hpp"

namespace demonstration {

/// The household of a number, always the same for the same number and day: people who do not exist, named after leaves
/// and trees, with phone numbers that nobody can have. The area is left for the caller.
households::NewHousehold neighbour(int number, const std::string& hamlet, base::Day today);

}  // namespace demonstration
