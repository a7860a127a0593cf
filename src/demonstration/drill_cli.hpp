#pragma once

#include <functional>

#include "store/database.hpp"
#include "store/sealed.hpp"

namespace CLI {
class App;
}

namespace demonstration {

/// `drill --communes N --households M [--seed S]`. The store is opened only when the command runs.
void add_drill_command(CLI::App& app, std::function<store::Database&()> open_store,
                       std::function<const store::MasterKey&()> open_key);

}  // namespace demonstration
