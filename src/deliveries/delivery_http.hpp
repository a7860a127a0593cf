#pragma once

#include "http/router.hpp"

namespace deliveries {

/// What came to a body, and how far what it sent has come.
void add_routes(http::Router& router);

}  // namespace deliveries
