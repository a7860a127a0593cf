#pragma once

#include "http/router.hpp"

namespace plans {

/// Who will get a plan, before it goes out.
void add_addressee_routes(http::Router& router);

}  // namespace plans
