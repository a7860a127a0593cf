#pragma once

#include "http/router.hpp"

namespace library {

void add_routes(http::Router& router);

}  // namespace library
