#pragma once

#include "http/router.hpp"

namespace broadcasts {

void add_routes(http::Router& router);

}  // namespace broadcasts
