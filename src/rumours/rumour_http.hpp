#pragma once

#include "http/router.hpp"

namespace rumours {

void add_routes(http::Router& router);

}  // namespace rumours
