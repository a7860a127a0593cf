#pragma once

#include <functional>

#include "store/database.hpp"

namespace CLI {
class App;
}

namespace areas {

/// `areas import FILE --on DAY [--part]` and `areas find WORDS [--on DAY]`. The store is opened only when a command
/// runs.
void add_area_commands(CLI::App& app, const std::function<store::Database&()>& open_store);

}  // namespace areas
