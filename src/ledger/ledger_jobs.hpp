#pragma once

#include <vector>

#include "jobs/schedule.hpp"
#include "store/sealed.hpp"

namespace ledger {

/// The tree grows within seconds, and its head is signed once a day.
std::vector<jobs::Job> jobs_of(const store::MasterKey& master);

}  // namespace ledger
