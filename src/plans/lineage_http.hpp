#pragma once

#include "http/router.hpp"

namespace plans {

void add_lineage_routes(http::Router& router);

}  // namespace plans
