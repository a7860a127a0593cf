#pragma once

namespace http {
class Router;
}

namespace calendar {

void add_routes(http::Router& router);

}  // namespace calendar
