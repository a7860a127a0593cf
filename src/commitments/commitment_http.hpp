#pragma once

#include "http/router.hpp"

namespace commitments {

/// The database outlives the router.
void add_routes(http::Router& router, store::Database& database);

}  // namespace commitments
