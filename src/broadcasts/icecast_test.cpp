#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <doctest/doctest.h>

#include "base/program.hpp"
#include "broadcasts/icecast.hpp"
#include "broadcasts/sound.hpp"
#include "loudspeaker.hpp"
#include "problem_of.hpp"

using namespace broadcasts;
using namespace std::chrono_literals;

namespace {

/// A file of mounts, gone afterwards.
struct MountFile {
    std::string path = (std::filesystem::temp_directory_path() / ("mounts-" + std::to_string(::getpid()))).string();

    MountFile(const std::string& text, mode_t mode) {
        std::ofstream(path) << text;
        ::chmod(path.c_str(), mode);
    }
    ~MountFile() { std::filesystem::remove(path); }
};

/// The address of a real server, up to the mount.
std::string icecast() {
    const auto* found = std::getenv("ICECAST");
    REQUIRE_MESSAGE(found != nullptr, "these tests need an Icecast server: tools/icecast run lalanh_tests");
    return found;
}

struct Aired : Loudspeaker {
    void speak() {
        for (const auto& job : jobs_of()) job.run(db());
    }
    void at(const std::string& time) { set_now(base::to_string(today + 1) + "T" + time + "Z"); }
    Standing standing(std::size_t slot) {
        return write([&](store::Transaction& tx) { return day_log(tx, son, commune, today + 1); })
            .clusters.front()
            .slots.at(slot)
            .standing;
    }
    bool is_told(std::size_t slot) { return standing(slot) < Standing::waiting && standing(slot) != Standing::silent; }
    void turn_until_told(Station& station, std::size_t slot) {
        for (int i = 0; i < 1200 && !is_told(slot); ++i) {
            station.turn(db());
            std::this_thread::sleep_for(50ms);
        }
    }
};

}  // namespace

TEST_CASE("a file of mounts is its owner's alone and names mounts of Icecast") {
    const std::string good =
        R"([{"cluster": "0191e000-0000-7000-8000-000000000001", "address": "icecast://source:x@localhost:8000/a"}])";
    CHECK(read_mounts(MountFile(good, 0600).path).size() == 1);
    CHECK(problem_of([&] { read_mounts(MountFile(good, 0644).path); }) == "speaker_mounts.readable_by_others");
    CHECK(problem_of([] { read_mounts("/nonexistent/mounts"); }) == "speaker_mounts.unreadable");
    const std::string other =
        R"([{"cluster": "0191e000-0000-7000-8000-000000000001", "address": "http://localhost/a"}])";
    CHECK(problem_of([&] { read_mounts(MountFile(other, 0600).path); }) == "speaker_mounts.wrong_address");
}

TEST_CASE_FIXTURE(Aired, "what no Icecast takes stands in the log as failed") {
    speak();
    at("04:00:01");
    Station station({cluster, "icecast://source:x@127.0.0.1:1/loa"});
    turn_until_told(station, 1);
    CHECK(standing(1) == Standing::failed);
}

TEST_CASE_FIXTURE(Aired, "an emergency breaks off what is on") {
    approved("Dài", std::string(40 * 13, ' ')
                        .replace(0, 0,
                                 "Bà con rửa tay bằng xà phòng thật kỹ, đeo khẩu trang khi ra đường, "
                                 "giữ khoảng cách, gọi trạm y tế khi sốt. Cảm ơn bà con đã lắng nghe hôm nay."));
    speak();
    at("04:00:01");
    Station station({cluster, icecast() + "/khan"});
    station.turn(db());
    const auto flood = write([&](store::Transaction& tx) {
        outreach::NewMessage wanted;
        wanted.id = {tx.new_id()};
        wanted.body = id("committee_a");
        wanted.content = {.priority = outreach::Priority::emergency,
                          .title = "Nước dâng",
                          .text = "Lên nhà văn hóa.",
                          .from = today + 1,
                          .until = today + 1,
                          .areas = {commune},
                          .channels = {outreach::Channel::loudspeakers}};
        outreach::write(tx, son, wanted);
        outreach::submit(tx, son, wanted.id, {});
        outreach::decide(tx, dung, wanted.id, {true, ""});
        return wanted.id;
    });
    speak();
    turn_until_told(station, 1);
    CHECK(standing(1) == Standing::partly);
    turn_until_told(station, 2);
    CHECK(standing(2) == Standing::played);
    CHECK(flood != message);
}

TEST_CASE_FIXTURE(Aired, "what was scheduled is what a listener hears") {
    // Long enough that a listener on a busy machine has come before it is over.
    approved("Dài",
             "Bà con rửa tay bằng xà phòng thật kỹ, đeo khẩu trang khi ra đường, giữ khoảng cách, gọi trạm y tế khi "
             "sốt. Ai cần gạo, rau, thuốc men thì gọi tổ tự quản, tổ sẽ mang tới tận cửa.");
    speak();
    at("04:00:01");
    const auto heard =
        (std::filesystem::temp_directory_path() / ("heard-" + std::to_string(::getpid()) + ".mp3")).string();
    std::filesystem::remove(heard);
    Station station({cluster, icecast() + "/loa"});
    station.turn(db());
    const auto listened = "http" + icecast().substr(7).replace(0, icecast().substr(7).find('@') + 1, "://") + "/loa";
    std::jthread listener([&] {
        for (int i = 0; i < 100 && base::run_program({"ffmpeg", "-nostdin", "-y", "-loglevel", "quiet", "-i", listened,
                                                      "-c:a", "copy", heard}) != 0;
             ++i)
            std::this_thread::sleep_for(100ms);
    });
    turn_until_told(station, 1);
    listener.join();
    CHECK(standing(1) == Standing::played);
    const auto length = write([](store::Transaction& tx) {
        return tx
            .run(
                "SELECT CAST(sum(length(f.bytes)) AS BIGINT) AS size FROM message_sound s JOIN file f ON f.id = s.file "
                "WHERE s.format = 'mp3'")
            .front()
            .integer("size");
    });
    const auto size = std::filesystem::exists(heard) ? static_cast<std::int64_t>(std::filesystem::file_size(heard)) : 0;
    CHECK(size > length / 2);
    std::filesystem::remove(heard);
}
