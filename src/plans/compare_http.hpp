#pragma once

#include "http/router.hpp"

namespace plans {

void add_compare_routes(http::Router& router);

}  // namespace plans
