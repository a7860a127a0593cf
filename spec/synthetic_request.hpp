#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "http/router.hpp"

namespace spec {

/// What the nouns of a route stand for.
struct Things {
    std::map<std::string, base::Uuid> known;
    std::function<std::optional<base::Uuid>(const std::string& noun)> look_up;

    /// The thing of a noun ("body", "plan"), or nothing when there is none.
    std::optional<base::Uuid> find(const std::string& noun) const;
    /// True when the path has nouns and every one of them has a thing.
    bool stand_in(const http::Route& route) const;
};

/// A well-formed request for a route: things for its nouns, and a body that its schema accepts.
http::Request synthetic_request(const http::Route& route, const Things& things);

}  // namespace spec
