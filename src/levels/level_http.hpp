#pragma once

namespace http {
class Router;
}

namespace levels {

void add_routes(http::Router& router);

}  // namespace levels
