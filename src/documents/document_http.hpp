#pragma once

#include <string>

namespace http {
class Router;
}

namespace documents {

/// `authorities`: the folder of certificates that vouch for who signs papers.
void add_routes(http::Router& router, const std::string& authorities);

/// The part of the above about numbers, letterhead and delegation; add_routes adds it.
void add_register_routes(http::Router& router);

/// The parts of the above about papers that came, and about both registers as sheets; add_routes adds them.
void add_arrival_routes(http::Router& router, const std::string& authorities);
void add_register_sheet_routes(http::Router& router);

}  // namespace documents
