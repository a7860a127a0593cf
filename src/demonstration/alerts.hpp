#pragma once

#include "demonstration/life.hpp"

namespace demonstration {

/// An alert of another office comes as a file and waits for a person.
Meanwhile alert_days(const Cast& cast, base::Day today);

}  // namespace demonstration
