#pragma once

#include "demonstration/life.hpp"
#include "store/sealed.hpp"

namespace demonstration {

/// Good deeds are noticed, one named by consent and one waiting; two models are described and one is copied; somebody
/// is proposed for a reward; the year's title is considered.
Meanwhile honour_days(const Cast& cast, const store::MasterKey& master, base::Day today);

}  // namespace demonstration
