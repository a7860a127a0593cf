#pragma once

#include "http/router.hpp"

namespace purchases {

void add_routes(http::Router& router);

/// Budget proposals.
void add_budget_routes(http::Router& router);

}  // namespace purchases
