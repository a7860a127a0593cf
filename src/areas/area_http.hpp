#pragma once

namespace http {
class Router;
}

namespace areas {

void add_routes(http::Router& router);

}  // namespace areas
