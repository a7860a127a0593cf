#pragma once

#include "http/router.hpp"

namespace occasions {

void add_routes(http::Router& router);

}  // namespace occasions
