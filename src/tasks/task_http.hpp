#pragma once

#include "http/router.hpp"

namespace tasks {

void add_routes(http::Router& router);

}  // namespace tasks
