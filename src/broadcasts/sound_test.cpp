#include <doctest/doctest.h>

#include "broadcasts/news_sound.hpp"
#include "broadcasts/player.hpp"
#include "broadcasts/sound.hpp"
#include "loudspeaker.hpp"
#include "problem_of.hpp"

using namespace broadcasts;

namespace {

/// A loudspeaker with a player, for which the machine speaks.
struct Player : Loudspeaker {
    accounts::Token token = accounts::new_token();
    std::string key = with_key();

    std::string with_key() {
        write([&](store::Transaction& tx) { set_key(tx, son, cluster, token); });
        return accounts::to_string(token);
    }
    void speak() {
        for (const auto& job : jobs_of()) job.run(db());
    }
    std::size_t waiting() {
        return write([](store::Transaction& tx) { return unspoken(tx, 50).size(); });
    }
    std::size_t sounds() {
        return write([](store::Transaction& tx) {
            return static_cast<std::size_t>(tx.run("SELECT count(*) AS n FROM message_sound").front().integer("n"));
        });
    }
    files::File sound(MessageId id, Format format) {
        return write([&](store::Transaction& tx) { return player_sound(tx, key, id, format); });
    }
    void to_voice(Voice voice) {
        write([&](store::Transaction& tx) { change_cluster(tx, son, cluster, {"Loa đình", {commune}, voice}); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Player, "what was approved is spoken once in each format, and a slot takes as long as its sound") {
    CHECK(waiting() == 1);
    CHECK(problem_of([&] { sound(message, Format::mp3); }) == "speaker.no_sound");
    speak();
    CHECK(waiting() == 0);
    CHECK(sounds() == 2);
    speak();
    CHECK(sounds() == 2);
    CHECK(sound(message, Format::mp3).media_type == "audio/mpeg");
    CHECK(sound(message, Format::opus).media_type == "audio/ogg");
    const auto [length, slot] = write([&](store::Transaction& tx) {
        return std::pair(
            tx.run("SELECT length_ms FROM message_sound WHERE format = 'mp3'").front().integer("length_ms"),
            player_schedule(tx, key, "https://la.example").slots.front());
    });
    CHECK(length > 500);
    CHECK(slot.end.ms - slot.start.ms == length + rule_of(today).ms_between);
    CHECK(slot.messages.front().audio ==
          "https://la.example/api/speakers/" + key + "/audio/" + base::to_string(message));
}

TEST_CASE_FIXTURE(Player, "another voice is spoken for when a loudspeaker wants it") {
    speak();
    to_voice(Voice::south);
    CHECK(waiting() == 1);
    CHECK(problem_of([&] { sound(message, Format::mp3); }) == "speaker.no_sound");
    speak();
    CHECK(sounds() == 4);
    CHECK_FALSE(sound(message, Format::mp3).bytes.empty());
}

TEST_CASE_FIXTURE(Player, "a person's recording takes the place of the machine's voice") {
    const auto recording = write([&](store::Transaction& tx) {
        return outreach::keep_recording(tx, son, "nói.mp3", std::string("ID3\x04") + "tiếng người");
    });
    const auto spoken = approved("Chợ mở", "Chợ mở lại.", recording);
    speak();
    CHECK(sounds() == 2);
    const auto file = sound(spoken, Format::opus);
    CHECK(file.media_type == "audio/mpeg");
    CHECK(std::string(file.bytes.begin(), file.bytes.end()).ends_with("tiếng người"));
}

TEST_CASE_FIXTURE(Player, "what holds no word is not tried for ever") {
    const auto mute = approved("…", "…");
    speak();
    CHECK(waiting() == 0);
    CHECK(problem_of([&] { sound(mute, Format::mp3); }) == "speaker.no_sound");
    CHECK_FALSE(sound(message, Format::mp3).bytes.empty());
}

TEST_CASE_FIXTURE(Player, "the stream says what is on at this moment") {
    speak();
    const auto day = base::to_string(day_now() + 1);
    set_now(day + "T04:00:01Z");
    const auto now = write([&](store::Transaction& tx) { return sound_of_now(tx, key); });
    const auto file = sound(message, Format::mp3);
    CHECK(now == std::string(file.bytes.begin(), file.bytes.end()));
    const auto list = write([&](store::Transaction& tx) { return playlist(tx, key, "https://la.example"); });
    CHECK(list == "#EXTM3U\n#EXTINF:-1,Rửa tay\nhttps://la.example/api/speakers/" + key + "/audio/" +
                      base::to_string(message) + "\n");
    set_now(day + "T05:00:00Z");
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { sound_of_now(tx, key); }); }) == "speaker.nothing_on");
}

TEST_CASE_FIXTURE(Player, "who would rather listen hears on the public page what loudspeakers say") {
    const auto heard = [&](MessageId id) { return write([&](store::Transaction& tx) { return news_sound(tx, id); }); };
    CHECK(problem_of([&] { heard(message); }) == "message.not_found");
    write([](store::Transaction& tx) { tx.change("UPDATE message SET on_page = TRUE"); });
    CHECK_FALSE(heard(message));
    const auto file = [&](Format format) {
        return write([&](store::Transaction& tx) { return news_sound_file(tx, message, format); });
    };
    CHECK(problem_of([&] { file(Format::mp3); }) == "speaker.no_sound");
    to_voice(Voice::central);
    speak();
    const auto sound = heard(message);
    REQUIRE(sound);
    CHECK(sound->voice == Voice::central);
    CHECK(sound->length_ms > 500);
    CHECK(sound->formats == std::vector{Format::opus, Format::mp3});
    CHECK(file(Format::opus).media_type == "audio/ogg");
    CHECK(problem_of([&] { file(Format::wav); }) == "speaker.no_sound");
}
