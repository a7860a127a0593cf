#pragma once

namespace CLI {
class App;
}

namespace documents {

/// `lalanh plan print FILE [--form party] [--as html]`, below the `plan` of reader::add_plan_commands: a paper in the
/// official form, on the output stream.
void add_print_command(CLI::App& app);

}  // namespace documents
