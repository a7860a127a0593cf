#pragma once

#include <string>

#include "http/message.hpp"

namespace http {

/// How this server was called, "https://host": what stands before the paths of links that leave it. Empty when the
/// request does not say.
std::string origin_of(const Request& request);

}  // namespace http
