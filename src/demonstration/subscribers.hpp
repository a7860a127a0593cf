#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// Some who get news by e-mail and SMS. Their addresses exist nowhere.
Meanwhile subscriber_days(const Cast& cast, const store::MasterKey& master, base::Day today);

}  // namespace demonstration
