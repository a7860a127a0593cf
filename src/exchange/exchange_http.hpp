#pragma once

namespace http {
class Router;
}

namespace exchange {

void add_routes(http::Router& router);

/// Tables of figures that officers fill in.
void add_figure_routes(http::Router& router);

}  // namespace exchange
