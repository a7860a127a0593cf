#pragma once

#include "http/router.hpp"

namespace guidance {

void add_routes(http::Router& router);

}  // namespace guidance
