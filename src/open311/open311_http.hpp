#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace open311 {

/// The addresses of GeoReport v2 under /open311, for programs of anybody.
void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace open311
