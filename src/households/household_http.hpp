#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace households {

/// The master key outlives the router.
void add_routes(http::Router& router, const store::MasterKey& master);
void add_life_routes(http::Router& router, const store::MasterKey& master);
void add_own_record_routes(http::Router& router, const store::MasterKey& master);
void add_twin_routes(http::Router& router, const store::MasterKey& master);

}  // namespace households
