#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include <boost/describe.hpp>

/// Administrative Vietnamese as a loudspeaker says it: "UBND xã họp 7h30 ngày 15/6/2021" is read out in whole words, in
/// the voice of the region.
namespace speech {

enum class Voice { north, central, south };
BOOST_DESCRIBE_ENUM(Voice, north, central, south)

/// A text in words alone: dates, hours, numbers, telephones, document numbers, abbreviations and foreign words as
/// people say them. Never fails; what comes out holds letters, blanks and the marks . , ; : ? ! and is its own spoken
/// form. Any Unicode form may come in. The south says "ngàn" and "lẻ" where the others say "nghìn" and "linh".
std::string spoken(std::string_view text, Voice voice = Voice::north);

enum class Format { wav, mp3, opus };
BOOST_DESCRIBE_ENUM(Format, wav, mp3, opus)

struct Recording {
    std::string bytes;
    std::chrono::milliseconds length{0};
};

/// Speaks a text. Slow work (35 seconds of speech take 40 ms, as MP3 180 ms): before a transaction, never inside one.
/// Problems: speech.nothing_to_say (no word in it), speech.no_voice (a program that speaks or packs sound is missing),
/// speech.failed (it would not).
Recording record(std::string_view text, Voice voice, Format format);

}  // namespace speech
