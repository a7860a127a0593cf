#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace gifts {

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

}  // namespace gifts
