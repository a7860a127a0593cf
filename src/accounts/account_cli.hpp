#pragma once

#include <functional>

#include "store/database.hpp"

namespace CLI {
class App;
}

namespace accounts {

/// `accounts password LOGIN [--typed]`: the way back in for an administrator whom nobody else can help. The store is
/// opened only when the command runs.
void add_account_commands(CLI::App& app, std::function<store::Database&()> open_store);

}  // namespace accounts
