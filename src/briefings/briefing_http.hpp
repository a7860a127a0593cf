#pragma once

namespace http {
class Router;
}

namespace briefings {

void add_routes(http::Router& router);

/// The part of the above about single meetings; add_routes adds it.
void add_meeting_routes(http::Router& router);

/// The part of the above about working visits; add_routes adds it.
void add_visit_routes(http::Router& router);

/// The part of the above about the calendar feed; add_routes adds it.
void add_feed_routes(http::Router& router);

}  // namespace briefings
