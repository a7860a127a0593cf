#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace arrivals {

/// `database` counts who knocks without an account before their request is looked at.
void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

}  // namespace arrivals
