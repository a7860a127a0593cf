#pragma once

#include "voices/voice.hpp"

/// Voices that say the same, near in place, topic and words; never by who spoke. A person decides, and one answer then
/// goes to all codes of the group.
namespace voices {

/// One that may say the same, and how many of a hundred words they share. Its words are not told.
struct Alike {
    Voice voice;
    std::int64_t percent = 0;
};
BOOST_DESCRIBE_STRUCT(Alike, (), (voice, percent))

/// The most alike first. The caller decides about the voice and has opened its words.
std::vector<Alike> alike(store::Transaction& tx, const store::MasterKey& master, VoiceId id);

/// Those that wait for the same answer.
std::vector<Voice> joined_with(store::Transaction& tx, VoiceId id);

/// This one says the same as the other: its code gets the other's answer, and so do those joined with it.
/// Problems: voice.same_voice, voice.other_commune, voice.joined_in_circle (the other is itself joined),
/// voice.other_is_over.
Voice join(store::Transaction& tx, const base::Who& who, VoiceId id, VoiceId other);
/// It says something of its own after all.
Voice part(store::Transaction& tx, const base::Who& who, VoiceId id);

}  // namespace voices
