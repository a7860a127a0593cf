#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace store {

/// `backup write FILE` and `backup restore FILE [--force]`. Where the store is, is asked only when a command runs.
void add_backup_commands(CLI::App& commands, const std::function<std::string()>& where);

}  // namespace store
