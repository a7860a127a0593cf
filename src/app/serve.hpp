#pragma once

#include "app/app.hpp"

namespace app {

/// Opens the product and serves it until SIGTERM or SIGINT; prints where it is and, in a demonstration, the sign-ins.
void serve(Config config);

}  // namespace app
