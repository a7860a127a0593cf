#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace phones {

/// The router is also the table in which the records of telephones find their routes.
void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace phones
