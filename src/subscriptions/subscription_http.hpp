#pragma once

#include "http/router.hpp"
#include "subscriptions/wording.hpp"

namespace subscriptions {

/// The master key outlives the router.
void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master, const Channels& open,
                const Origin& origin);

}  // namespace subscriptions
