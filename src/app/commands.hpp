#pragma once

namespace app {

/// The command line: `lalanh serve`, `lalanh plan read`, `lalanh areas import` and the rest; `lalanh --help` lists
/// them. Gives the exit status: 0 done, 1 refused with a sentence on standard error, 2 not understood.
int run_command(int argc, const char* const* argv);

}  // namespace app
