#pragma once

#include "http/router.hpp"

namespace goods {

void add_routes(http::Router& router);

}  // namespace goods
