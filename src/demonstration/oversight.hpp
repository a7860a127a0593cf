#pragma once

#include "demonstration/life.hpp"

/// Places are inspected, what was found is put right and looked at again, and those on duty are looked after.
namespace demonstration {

Meanwhile oversight_days(const Cast& cast, base::Day today);

}  // namespace demonstration
