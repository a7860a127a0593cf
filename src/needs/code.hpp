#pragma once

#include <string>
#include <string_view>

#include "accounts/secret.hpp"

/// The code with which somebody without an account looks after what they asked or offered.
namespace needs {

/// 43 random bits: too many to guess through a door that counts wrong tries, and few enough to read aloud.
inline constexpr accounts::CodeShape code_shape{9, 3};

/// As it is hashed, whatever hyphens, blanks and case somebody typed. Problem: need.code_unknown.
std::string tidy_code(std::string_view typed);

}  // namespace needs
