#pragma once

#include "http/router.hpp"

namespace plans {

void add_routes(http::Router& router, store::Database& database);

}  // namespace plans
