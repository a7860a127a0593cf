#pragma once

#include "http/router.hpp"

namespace campaigns {

void add_routes(http::Router& router);

}  // namespace campaigns
