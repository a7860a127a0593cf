#pragma once

#include "http/router.hpp"

namespace vaccination {

void add_routes(http::Router& router);

}  // namespace vaccination
