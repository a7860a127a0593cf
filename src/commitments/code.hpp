#pragma once

#include "accounts/secret.hpp"

namespace commitments {

/// Whoever has a sheet may sign: the code is short enough to be read out, and opens nothing but the promise.
inline constexpr accounts::CodeShape sheet_code{6, 3};

}  // namespace commitments
