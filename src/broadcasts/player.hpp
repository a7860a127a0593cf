#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "broadcasts/cluster.hpp"
#include "broadcasts/day_plan.hpp"
#include "broadcasts/sound.hpp"

/// What the player of a cluster fetches by its key: a loudspeaker of any maker that can read JSON or a playlist.
namespace broadcasts {

struct PlayerMessage {
    MessageId id;
    std::string title;
    std::string text;
    std::string audio;  ///< address of its sound
    Priority priority = Priority::ordinary;
};
BOOST_DESCRIBE_STRUCT(PlayerMessage, (), (id, title, text, audio, priority))

struct PlayerSlot {
    base::Day day;
    std::int64_t minute = 0;
    bool is_emergency = false;
    base::Instant start;
    base::Instant end;
    Priority priority = Priority::ordinary;  ///< the most urgent of its messages
    std::int64_t repeat = 1;                 ///< how often each message is read out
    std::vector<PlayerMessage> messages;
};
BOOST_DESCRIBE_STRUCT(PlayerSlot, (), (day, minute, is_emergency, start, end, priority, repeat, messages))

struct PlayerSchedule {
    Place cluster;
    Voice voice = Voice::north;
    base::Instant made_at;
    std::vector<PlayerSlot> slots;  ///< of today and tomorrow, without those that are over
};
BOOST_DESCRIBE_STRUCT(PlayerSchedule, (), (cluster, voice, made_at, slots))

/// `origin` is how the server was called. Problem: speaker.key_unknown.
PlayerSchedule player_schedule(store::Transaction& tx, std::string_view key, const std::string& origin);

/// The sounds of the slot that is on, or else of the next, as an M3U playlist. Problem: speaker.key_unknown.
std::string playlist(store::Transaction& tx, std::string_view key, const std::string& origin);

/// A message of today or tomorrow in the voice of the cluster. Problems: speaker.key_unknown, message.not_found,
/// speaker.no_sound (not yet).
files::File player_sound(store::Transaction& tx, std::string_view key, MessageId id, Format format);
/// All that the slot which is on says, as one MP3. Problems: speaker.key_unknown, speaker.nothing_on.
std::string sound_of_now(store::Transaction& tx, std::string_view key);

}  // namespace broadcasts
