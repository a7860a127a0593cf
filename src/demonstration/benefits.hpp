#pragma once

#include "demonstration/life.hpp"

/// Support in the story: a policy of the commune by its own paper, a list that is approved and half paid, and one that
/// is posted and waits.
namespace demonstration {

/// What is listed, approved and paid on the days before `today`.
Meanwhile benefit_days(const Cast& cast, const store::MasterKey& master, base::Day today);

}  // namespace demonstration
