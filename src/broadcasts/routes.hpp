#pragma once

#include "http/router.hpp"

/// The routes of this folder by what they are about.
namespace broadcasts {

/// What a player fetches and tells by its key.
void add_player_routes(http::Router& router);
/// What everybody hears on the page of a message.
void add_listener_routes(http::Router& router);
/// Mobile loudspeakers.
void add_tour_routes(http::Router& router);

}  // namespace broadcasts
