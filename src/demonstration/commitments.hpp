#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// The commune calls for signed commitments: hamlets, schools and offices count, telephones sign.
Meanwhile commitment_days(const Cast& cast, base::Day today);

}  // namespace demonstration
