#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace trips {

void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace trips
