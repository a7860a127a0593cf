#pragma once

#include "broadcasts/sound.hpp"

/// What the machine spoke, for everybody who would rather listen than read.
namespace broadcasts {

struct NewsSound {
    Voice voice = Voice::north;
    std::int64_t length_ms = 0;
    std::vector<Format> formats;  ///< as a browser is offered them
};
BOOST_DESCRIBE_STRUCT(NewsSound, (), (voice, length_ms, formats))

/// The voice of most loudspeakers that say it; nothing while it was not spoken, or a person recorded it. Problem:
/// message.not_found (it is not said to everybody today).
std::optional<NewsSound> news_sound(store::Transaction& tx, MessageId id);
/// Problems: message.not_found, speaker.no_sound.
files::File news_sound_file(store::Transaction& tx, MessageId id, Format format);

}  // namespace broadcasts
