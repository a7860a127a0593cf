#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// The Front visits the health station and those on duty.
Meanwhile occasion_days(const Cast& cast, base::Day today);

}  // namespace demonstration
