#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace rounds {

void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace rounds
