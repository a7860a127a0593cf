#include "broadcasts/log.hpp"
#include "broadcasts/news_sound.hpp"
#include "broadcasts/player.hpp"
#include "broadcasts/routes.hpp"
#include "http/origin.hpp"

namespace broadcasts {
namespace {

struct Listening {
    std::optional<NewsSound> sound;
};
BOOST_DESCRIBE_STRUCT(Listening, (), (sound))

}  // namespace

using http::anyone;
using http::Call;

/// For whoever holds the key of a cluster; {code} is that key.
void add_player_routes(http::Router& router) {
    router.get("/api/speakers/{code}/schedule.json", anyone(), "What a player says today and tomorrow, by its key",
               [](Call& call) { return player_schedule(call.tx, call.name("code"), http::origin_of(call.request)); });
    router.get("/api/speakers/{code}/playlist.m3u", anyone(), "The sounds of the slot that is on, or of the next",
               [](Call& call) {
                   return http::Response{200,
                                         "audio/x-mpegurl; charset=utf-8",
                                         playlist(call.tx, call.name("code"), http::origin_of(call.request)),
                                         {},
                                         {}};
               });
    router.get(
        "/api/speakers/{code}/audio/{message}", anyone(),
        "A message of today or tomorrow in the voice of the cluster (?format=mp3, opus)", [](Call& call) {
            const auto format = call.maybe_one_of<Format>("format").value_or(Format::mp3);
            const auto sound = player_sound(call.tx, call.name("code"), call.id<MessageId>("message"), format);
            return http::Response{200, sound.media_type, std::string(sound.bytes.begin(), sound.bytes.end()), {}, {}};
        });
    router.get("/api/speakers/{code}/stream", anyone(), "What the cluster says at this moment, as MP3", [](Call& call) {
        return http::Response{200, "audio/mpeg", sound_of_now(call.tx, call.name("code")), {}, {}};
    });
    router.post("/api/speakers/{code}/plays", anyone(), "A player tells how a slot went, by its key",
                [](Call& call, const Telling& telling) { tell_by_key(call.tx, call.name("code"), telling); });
}

void add_listener_routes(http::Router& router) {
    router.get("/api/news/{message}/sound", anyone(), "Whether a message of today can be heard, and in which voice",
               [](Call& call) { return Listening{news_sound(call.tx, call.id<MessageId>("message"))}; });
    router.get("/api/news/{message}/sound/file", anyone(), "A message of today, spoken (?format=mp3, opus)",
               [](Call& call) {
                   const auto format = call.maybe_one_of<Format>("format").value_or(Format::mp3);
                   const auto sound = news_sound_file(call.tx, call.id<MessageId>("message"), format);
                   return http::Response{200,
                                         sound.media_type,
                                         std::string(sound.bytes.begin(), sound.bytes.end()),
                                         {{"Cache-Control", "public, max-age=3600"}},
                                         {}};
               });
}

}  // namespace broadcasts
