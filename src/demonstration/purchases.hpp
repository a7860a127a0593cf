#pragma once

#include "demonstration/life.hpp"

/// Purchases in the story: rice from the budget, eggs with the cash of the Front, a request that waits for the
/// chairman, and the finance officer's budget proposal.
namespace demonstration {

/// What is asked, decided and bought on the days before `today`.
Meanwhile purchase_days(const Cast& cast, base::Day today);

}  // namespace demonstration
