#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace files {

/// A JPEG without what cameras write beside it: where, when, by which telephone, a small copy. Nothing for what is no
/// whole JPEG.
std::optional<std::string> without_metadata(std::string_view jpeg);

}  // namespace files
