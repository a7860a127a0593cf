#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace zones {

/// The master key outlives the router.
void add_site_routes(http::Router& router, const store::MasterKey& master);

}  // namespace zones
