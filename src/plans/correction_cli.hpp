#pragma once

#include <functional>

#include "store/database.hpp"

namespace CLI {
class App;
}

namespace plans {

/// `lalanh plan corrections [--since DAY]`, below the `plan` of add_plan_commands.
void add_correction_command(CLI::App& app, const std::function<store::Database&()>& open_store);

}  // namespace plans
