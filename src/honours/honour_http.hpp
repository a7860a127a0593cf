#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace honours {

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

}  // namespace honours
