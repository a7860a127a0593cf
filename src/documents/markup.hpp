#pragma once

#include <string>
#include <string_view>

/// What the two writers share: both print markup.
namespace documents {

/// Text between tags or inside of an attribute. Signs that XML does not have are left out.
std::string escaped(std::string_view text);

}  // namespace documents
