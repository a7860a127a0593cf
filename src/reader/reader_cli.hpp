#pragma once

namespace CLI {
class App;
}

namespace reader {

/// Adds `plan read --json FILE` and `plan explain FILE`. A document that is refused prints its sentence in both
/// languages on the error stream; the command then ends with CLI::RuntimeError(1).
void add_plan_commands(CLI::App& app);

}  // namespace reader
