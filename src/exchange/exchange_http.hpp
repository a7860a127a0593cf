#pragma once

namespace http {
class Router;
}

namespace exchange {

void add_routes(http::Router& router);

}  // namespace exchange
