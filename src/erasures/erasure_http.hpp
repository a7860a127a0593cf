#pragma once

namespace http {
class Router;
}
namespace store {
class MasterKey;
}

namespace erasures {

void add_routes(http::Router& router, const store::MasterKey& master);

}  // namespace erasures
