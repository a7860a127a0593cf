#pragma once

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "broadcasts/cluster.hpp"
#include "files/file.hpp"
#include "jobs/schedule.hpp"
#include "outreach/airing.hpp"
#include "speech/speech.hpp"

/// The sound of messages: made by the machine once for each voice and format, unless a person recorded it.
namespace broadcasts {

using outreach::MessageId;
using speech::Format;

/// Something that has no sound yet.
struct Unspoken {
    MessageId message;
    std::int64_t home = 0;
    std::string words;
    std::vector<Voice> voices;  ///< of the loudspeakers that say it
};
/// What was approved for loudspeakers, holds today or later, and was recorded by nobody; the oldest first.
std::vector<Unspoken> unspoken(store::Transaction& tx, std::size_t most);
/// What was recorded for it, by voice and format; `problem`: why there is less than was wanted.
using Recordings = std::map<std::pair<Voice, Format>, speech::Recording>;
void keep_sounds(store::Transaction& tx, const Unspoken& what, const Recordings& recordings,
                 const std::string& problem);
/// Loudspeakers of another voice came to an area: its messages are looked at again.
void look_again(store::Transaction& tx, std::string_view path);

/// How long the sounds of messages take, by message and voice.
using Lengths = std::map<std::pair<MessageId, Voice>, std::chrono::milliseconds>;
Lengths lengths_of(store::Transaction& tx, const std::vector<outreach::Aired>& aired);

/// The sound of a message in the voice of a cluster: a person's recording before the machine's. Nothing while there is
/// none.
std::optional<files::File> sound_of(store::Transaction& tx, const outreach::Aired& message, Voice voice, Format format);

/// Speaks what was approved, within seconds; slow, so it runs beside other jobs.
std::vector<jobs::Job> jobs_of();

}  // namespace broadcasts
