#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

namespace registry {

/// The desk where callers are registered, and the way in which they ask. The master key outlives the router.
void add_routes(http::Router& router, const store::MasterKey& master);
void add_message_routes(http::Router& router, const store::MasterKey& master);

}  // namespace registry
