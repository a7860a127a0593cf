#pragma once

#include "http/router.hpp"

namespace oversight {

void add_routes(http::Router& router);

}  // namespace oversight
