#pragma once

#include "http/router.hpp"

namespace tasks {

void add_routes(http::Router& router);

/// The part of the above that follows from being in charge; add_routes adds it.
void add_charged_routes(http::Router& router);

/// The part of the above that names people on tasks; add_routes adds it.
void add_naming_routes(http::Router& router);

}  // namespace tasks
