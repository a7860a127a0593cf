#pragma once

#include "http/router.hpp"
#include "store/sealed.hpp"

/// The routes of this folder by who uses them.
namespace voices {

/// Of people without an account.
void add_speaker_routes(http::Router& router, store::Database& database, const store::MasterKey& master);
/// Of those who answer.
void add_desk_routes(http::Router& router, const store::MasterKey& master);

/// What people speak of, day by day.
void add_digest_routes(http::Router& router, const store::MasterKey& master);

/// Of people who agreed to tell how things are.
void add_correspondent_routes(http::Router& router, store::Database& database, const store::MasterKey& master);

/// Pictures travel inside of a voice.
inline constexpr std::size_t most_voice_bytes = 2 * 1024 * 1024;

/// What was sent, with the code that it gets: drawn before the unit of work, which may run more than once.
template <class Body>
struct Coded {
    Body body;
    std::string code;
};

}  // namespace voices
