#include <array>
#include <cstdint>
#include <vector>

#include "base/problem.hpp"
#include "speech/program.hpp"
#include "speech/speech.hpp"

namespace speech {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr const char* speaker = "/usr/bin/espeak-ng";

/// Slower than a person talks, for a loudspeaker has an echo; rests between the words in units of 10 ms.
constexpr const char* words_a_minute = "145";
constexpr const char* rest_between_words = "1";

constexpr std::array<const char*, 3> voice_names{"vi", "vi-vn-x-central", "vi-vn-x-south"};

/// A number of 4 bytes of the head of a WAV, the lowest first.
std::uint32_t number_at(std::string_view wav, std::size_t at) {
    std::uint32_t number = 0;
    for (std::size_t byte = 4; byte-- > 0;) number = number << 8U | static_cast<unsigned char>(wav[at + byte]);
    return number;
}

constexpr std::size_t wav_head = 44;

/// A pipe cannot be wound back: a WAV written to one does not know its length. Puts it in.
std::string with_its_length(std::string wav) {
    constexpr std::size_t riff_at = 4;
    constexpr std::size_t data_at = 40;
    if (wav.size() <= wav_head) throw Problem(ProblemKind::unavailable, "speech.failed", "an empty WAV");
    const auto put = [&](std::size_t at, std::size_t number) {
        for (std::size_t byte = 0; byte < 4; ++byte) wav[at + byte] = static_cast<char>(number >> (8 * byte) & 0xFFU);
    };
    put(riff_at, wav.size() - 8);
    put(data_at, wav.size() - wav_head);
    return wav;
}

std::chrono::milliseconds length_of(std::string_view wav) {
    constexpr std::size_t bytes_a_second_at = 28;
    const std::uint64_t a_second = number_at(wav, bytes_a_second_at);
    if (a_second == 0) throw Problem(ProblemKind::unavailable, "speech.failed", "a WAV without a rate");
    return std::chrono::milliseconds((wav.size() - wav_head) * 1000 / a_second);
}

std::vector<std::string> packer(Format format) {
    if (format == Format::mp3) return {"/usr/bin/lame", "--quiet", "-m", "m", "-b", "48", "--resample", "24", "-", "-"};
    return {"/usr/bin/opusenc", "--quiet", "--bitrate", "24", "--speech", "-", "-"};
}

}  // namespace

Recording record(std::string_view text, Voice voice, Format format) {
    const auto words = spoken(text, voice);
    if (words.empty()) throw Problem(ProblemKind::invalid, "speech.nothing_to_say");
    auto wav = with_its_length(output_of({speaker, "-v", voice_names[static_cast<std::size_t>(voice)], "-s",
                                          words_a_minute, "-g", rest_between_words, "-b", "1", "--stdin", "--stdout"},
                                         words));
    const auto length = length_of(wav);
    return {format == Format::wav ? std::move(wav) : output_of(packer(format), wav), length};
}

}  // namespace speech
