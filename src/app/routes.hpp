#pragma once

#include "app/app.hpp"

namespace app {

/// The table of contents: every folder that answers requests.
void add_routes(http::Router& router, App& app);

}  // namespace app
