#pragma once

#include <string>

#include "http/router.hpp"

namespace http {

/// An OpenAPI 3.1 document of every route, as JSON text.
std::string openapi(const Router& router);

/// One line a route: method, pattern, who may call it, what it is for. `permission_name` says a permission in words.
std::string routes_text(const Router& router, const std::function<std::string(base::Permission)>& permission_name = {});

}  // namespace http
