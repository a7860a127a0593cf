#pragma once

#include <string>
#include <string_view>

/// Single letters, where bytes are not enough.
namespace base {

std::u32string to_code_points(std::string_view text);
std::string to_utf8(std::u32string_view text);

/// Has letters, and every one is upper case.
bool is_upper_case(std::string_view text);

}  // namespace base
