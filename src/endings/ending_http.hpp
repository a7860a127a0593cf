#pragma once

namespace http {
class Router;
}

namespace endings {

void add_routes(http::Router& router);

}  // namespace endings
