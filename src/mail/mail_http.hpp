#pragma once

namespace http {
class Router;
}

namespace mail {

void add_routes(http::Router& router);

}  // namespace mail
