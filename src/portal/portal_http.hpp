#pragma once

#include "http/router.hpp"

namespace portal {

void add_routes(http::Router& router);

}  // namespace portal
