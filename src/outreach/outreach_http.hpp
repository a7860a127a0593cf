#pragma once

#include "http/router.hpp"

namespace outreach {

void add_routes(http::Router& router);

}  // namespace outreach
