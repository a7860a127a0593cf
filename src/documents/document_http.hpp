#pragma once

namespace http {
class Router;
}

namespace documents {

void add_routes(http::Router& router);

/// The part of the above about numbers, letterhead and delegation; add_routes adds it.
void add_register_routes(http::Router& router);

/// The part of the above about papers that came, and both registers as sheets; add_routes adds it.
void add_arrival_routes(http::Router& router);

}  // namespace documents
