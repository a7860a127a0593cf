#pragma once

#include "http/router.hpp"

namespace surge {

void add_routes(http::Router& router);

}  // namespace surge
