#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// Messages that a head approved, the loudspeakers that read them out, and what became of it.
Meanwhile loudspeaker_days(const Cast& cast, base::Day today);

}  // namespace demonstration
