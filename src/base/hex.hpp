#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// Two small hexadecimal digits for each byte.
std::string hex_of(std::span<const std::uint8_t> bytes);

/// Digits that do not come in pairs, or are none, give no bytes.
std::vector<std::uint8_t> from_hex(std::string_view hex);

}  // namespace base
