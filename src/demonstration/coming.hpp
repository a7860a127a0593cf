#pragma once

#include "demonstration/cast.hpp"
#include "store/sealed.hpp"

namespace demonstration {

/// Who comes home, who lends a hand, what the health station writes for all, and a morning of vaccination that is being
/// prepared.
void people_come(store::Transaction& now, const store::MasterKey& master, const Cast& cast);

}  // namespace demonstration
