#pragma once

#include <optional>
#include <string>
#include <vector>

namespace base {

/// Runs another program, found on the PATH, to its end; no shell is between. Gives its exit status, 128 and the signal
/// when one ended it, or nothing when it could not be started.
std::optional<int> run_program(std::vector<std::string> words);

}  // namespace base
