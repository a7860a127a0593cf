#pragma once

#include "http/router.hpp"

namespace plans {

void add_child_routes(http::Router& router);

}  // namespace plans
