#pragma once

#include "http/router.hpp"

namespace plans {

void add_coverage_routes(http::Router& router);

}  // namespace plans
