#pragma once

#include "store/sealed.hpp"

namespace http {
class Router;
}

namespace exchange {

void add_routes(http::Router& router);

/// Lists that offices keep of bodies and households. The master key outlives the router.
void add_list_routes(http::Router& router, const store::MasterKey& master);

/// Tables of figures that officers fill in.
void add_figure_routes(http::Router& router);

}  // namespace exchange
