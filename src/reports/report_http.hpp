#pragma once

#include "http/router.hpp"

namespace reports {

void add_routes(http::Router& router);

}  // namespace reports
