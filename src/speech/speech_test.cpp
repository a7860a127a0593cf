#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "problem_of.hpp"
#include "project_file.hpp"
#include "speech/numbers.hpp"
#include "speech/program.hpp"
#include "speech/speech.hpp"

using speech::Format;
using speech::spoken;
using speech::Voice;

namespace {

struct Row {
    std::string written;
    std::string said;
    int line = 0;
};

std::string with_lines(std::string text) {
    const std::string sign = "⏎";
    for (auto at = text.find(sign); at != text.npos; at = text.find(sign)) text.replace(at, sign.size(), "\n");
    return text;
}

std::vector<Row> corpus() {
    std::vector<Row> rows;
    std::string written;
    int number = 0;
    for (const auto& line : spec::lines_of("spec/speech/spoken.corpus")) {
        ++number;
        if (line.empty() || line.starts_with("#")) continue;
        if (line.starts_with(" "))
            rows.push_back({written, std::string(base::trim(line)), number});
        else
            written = with_lines(line);
    }
    REQUIRE(rows.size() > 40);
    return rows;
}

bool is_only_words(std::string_view said) {
    return said.find_first_of("0123456789/\\%+=<>()[]{}@&*#\"'\n") == said.npos;
}

/// What people and machines type, thrown together.
std::string jumble(std::mt19937& random) {
    const std::vector<std::string> pieces{"ngày",      " ",          "15",
                                          "/",         "6",          "2021",
                                          "h",         "30",         "UBND",
                                          "xã",        "-",          ".",
                                          ",",         "0912345678", "5.000",
                                          "1,5",       "kg",         "%",
                                          "\n",        "III",        "F0",
                                          "P.",        "đ/c",        "(",
                                          ")",         "@",          "lalanh.vn",
                                          "…",         "Đ",          "ngh",
                                          "😀",         "汉",         "số",
                                          "16/CT-TTg", "24/24",      ":",
                                          "°C",        "007",        "99999999999999999999",
                                          "̣",          "\xff"};
    std::string text;
    for (int count = static_cast<int>(random() % 30); count > 0; --count) text += pieces[random() % pieces.size()];
    return text;
}

}  // namespace

TEST_CASE("A loudspeaker says what an administration writes as people say it") {
    for (const auto& [written, said, line] : corpus()) {
        CAPTURE(line);
        CHECK(spoken(written) == said);
    }
}

TEST_CASE("What was made ready to be said is said as it is") {
    for (const auto& row : corpus()) CHECK(spoken(row.said) == row.said);
}

TEST_CASE("Whatever is written, only words and rests are said, and nothing is thrown") {
    std::mt19937 random(2021);
    for (int round = 0; round < 3000; ++round) {
        const auto text = jumble(random);
        CAPTURE(text);
        const auto said = spoken(text);
        CHECK(is_only_words(said));
        CHECK(spoken(said) == said);
    }
}

TEST_CASE("Text of a telephone that parts letters from their marks is said alike") {
    const std::string parted = "U\u0309y ban nha\u0302n da\u0302n xa\u0303";
    CHECK(spoken(parted) == "Ủy ban nhân dân xã");
}

TEST_CASE("The south says ngàn and lẻ") {
    CHECK(spoken("1.005 hộ", Voice::south) == "một ngàn không trăm lẻ năm hộ");
    CHECK(spoken("1.005 hộ", Voice::central) == "một nghìn không trăm linh năm hộ");
}

TEST_CASE("Numbers are whole however large") {
    CHECK(speech::number_in_words(1'000'000'000, Voice::north) == "một tỷ");
    CHECK(speech::number_in_words(1'000'000'005, Voice::north) == "một tỷ không trăm linh năm");
    CHECK(speech::number_in_words(96'208'984, Voice::north) ==
          "chín mươi sáu triệu hai trăm linh tám nghìn chín trăm tám mươi tư");
}

TEST_CASE("A message is spoken in the voice of each region, as a WAV, an MP3 and an Opus") {
    const std::string text = "Mời bà con nghe thông báo lúc 7h30 ngày 15/6/2021.";
    for (const auto voice : {Voice::north, Voice::central, Voice::south}) {
        const auto wav = speech::record(text, voice, Format::wav);
        CHECK(wav.bytes.starts_with("RIFF"));
        CHECK(wav.length > std::chrono::seconds(3));
        CHECK(wav.length < std::chrono::seconds(20));
    }
    const auto mp3 = speech::record(text, Voice::north, Format::mp3);
    const auto opus = speech::record(text, Voice::north, Format::opus);
    CHECK(mp3.bytes.size() > 10'000);
    CHECK(opus.bytes.starts_with("OggS"));
    CHECK(mp3.length == opus.length);
}

TEST_CASE("A message without a word is not spoken") {
    CHECK(problem_of([] { speech::record("…", Voice::north, Format::wav); }) == "speech.nothing_to_say");
}

TEST_CASE("A program of sound that is missing, or breaks, is named") {
    CHECK(problem_of([] { speech::output_of({"/usr/bin/no-such-voice"}, "xin chào"); }) == "speech.no_voice");
    CHECK(problem_of([] { speech::output_of({"/bin/false"}, "xin chào"); }) == "speech.failed");
}
