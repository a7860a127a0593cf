#pragma once

#include <optional>
#include <string>

/// The server of a caller at the other end of the network: one POST, never followed elsewhere, never longer than half a
/// minute, never without a certificate that holds.
namespace registry {

/// Nothing when it was taken; else what the other side or the network said.
std::optional<std::string> post(const std::string& uri, const std::string& body);

}  // namespace registry
