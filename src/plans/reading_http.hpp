#pragma once

#include "http/router.hpp"

namespace plans {

/// Files on their way in, and the pictures of their pages.
void add_reading_routes(http::Router& router, store::Database& database);

}  // namespace plans
