#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace isolation {

void add_routes(http::Router& router, const store::MasterKey& master);
void add_declaration_routes(http::Router& router, const store::MasterKey& master);

}  // namespace isolation
