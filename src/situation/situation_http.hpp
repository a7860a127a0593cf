#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace situation {

/// The master key outlives the router.
void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace situation
