#pragma once

#include <vector>

#include "jobs/schedule.hpp"

namespace app {

/// Every job of the product with its rhythm.
std::vector<jobs::Job> all_jobs();

}  // namespace app
