#pragma once

#include "demonstration/life.hpp"

/// The day of an office, the one before today: papers come and are registered, the chairman writes on them and an
/// officer settles one; others are drafted, and wait for approval or for their numbers.
namespace demonstration {

void handle_papers(const AtTime& at, const Cast& cast, base::Day today);

}  // namespace demonstration
