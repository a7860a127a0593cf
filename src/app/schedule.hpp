#pragma once

#include <vector>

#include "jobs/schedule.hpp"
#include "store/sealed.hpp"

namespace app {

/// Every job of the product with its rhythm.
std::vector<jobs::Job> all_jobs(const store::MasterKey& master);

}  // namespace app
