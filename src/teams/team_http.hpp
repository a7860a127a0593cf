#pragma once

#include "http/router.hpp"

namespace teams {

void add_routes(http::Router& router);

}  // namespace teams
