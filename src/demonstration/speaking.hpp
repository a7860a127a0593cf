#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// People say what goes well and what does not: a few days of it, some answered, one sent up.
Meanwhile voice_days(const Cast& cast, const store::MasterKey& master, base::Day today);

/// What was said within the hour, and nobody has looked at: one of them says the same as another of the days before.
void speak(const AtTime& at, base::Instant now, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
