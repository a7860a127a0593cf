#pragma once

#include "http/router.hpp"

namespace alerts {

/// Alerts that come, alerts that go, and whose signatures are believed.
void add_routes(http::Router& router, store::Database& database);

}  // namespace alerts
