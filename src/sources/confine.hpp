#pragma once

#include "sources/child.hpp"

namespace sources {

/// Takes every right from the calling process that reading a document does not need; what the kernel does not offer is
/// left out. For the moment between fork and exec: takes no lock and no memory. `program` is the open file to run.
void confine_this_process(const ChildLimits& limits, int program) noexcept;

}  // namespace sources
