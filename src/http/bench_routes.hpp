#pragma once

#include "http/router.hpp"

namespace http {

/// Two routes that only measure; `lalanh serve --bench-routes` has them, nothing else. Both take the same report of 1
/// KB, look up the session, ask for `permission`, read and validate. POST /api/bench/visits then keeps it as a fact
/// with its journal line and its count; GET /api/bench/visits (with a body) does nothing more. Makes their table when
/// it is not there.
void add_bench_routes(Router& router, store::Database& database, base::Permission permission);

}  // namespace http
