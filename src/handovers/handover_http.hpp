#pragma once

namespace http {
class Router;
}

namespace handovers {

void add_routes(http::Router& router);

}  // namespace handovers
