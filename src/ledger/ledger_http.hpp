#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace ledger {

/// All of it without an account. The exports read on the store by themselves, a piece at a time.
void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

}  // namespace ledger
