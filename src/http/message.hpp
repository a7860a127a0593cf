#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem_text.hpp"

namespace http {

enum class Method { get, post, put, patch, remove };

std::string_view to_string(Method method);

/// A request as the domain sees it, whatever library read it from the wire.
struct Request {
    Method method = Method::get;
    std::string path;                                          ///< "/api/areas", percent-decoded
    std::vector<std::pair<std::string, std::string>> query;    ///< decoded, in order
    std::vector<std::pair<std::string, std::string>> headers;  ///< names in lower case
    std::string body;
    std::string remote;   ///< the peer's address, for throttling only; never logged
    bool secure = false;  ///< arrived over TLS, here or at a trusted proxy
    std::vector<std::pair<std::string, std::string>> parameters;  ///< {name} parts of the route

    std::optional<std::string_view> header(std::string_view name) const;
    std::optional<std::string_view> query_value(std::string_view name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
    base::Language language() const;  ///< from Accept-Language; Vietnamese unless English is preferred
};

/// Takes "/path?name=value" apart into the request's path and query, percent-decoded. False when it is not a target a
/// server answers: not beginning with "/", a broken escape, bytes that are not UTF-8, or NUL.
bool set_target(Request& request, std::string_view target);

struct Response {
    int status = 200;
    std::string content_type = "application/json";
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;
    /// Set for long bodies: gives the next piece, an empty one at the end. Called on a worker, never on a network
    /// thread.
    std::function<std::string()> stream;
};

}  // namespace http
