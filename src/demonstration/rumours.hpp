#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// What people tell each other: one rumour that is being answered, one that was just heard.
Meanwhile rumour_days(const Cast& cast, base::Day today);

}  // namespace demonstration
