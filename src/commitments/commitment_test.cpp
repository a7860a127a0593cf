#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "bodies/body.hpp"
#include "cast.hpp"
#include "commitments/signing.hpp"
#include "problem_of.hpp"

using namespace commitments;

namespace {

/// The commune calls, its hamlets count.
struct Callers : spec::Cast {
    base::Who lan = who("lan");
    base::Who admin = who("admin");
    areas::AreaId commune{id("commune_a")};

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    Drive called() {
        return write([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            return open(tx, lan,
                        {.id = {tx.new_id()},
                         .body = id("committee_a"),
                         .title = "Cam kết",
                         .words = "Khai báo khi từ vùng dịch về",
                         .paper = "",
                         .begins = today,
                         .ends = today + 19},
                        new_code());
        });
    }
    areas::AreaId hamlet(const std::string& name) {
        return write([&](store::Transaction& tx) {
            const areas::NewArea wanted{
                .parent = commune, .kind = "thon", .name = name, .code = {}, .valid_from = base::day_of(tx.now())};
            const auto area = areas::open(tx, admin, wanted);
            bodies::open(tx, lan,
                         {.kind = "hamlet",
                          .name = "Ban quản lý " + area.name,
                          .area = area.id,
                          .parent = {},
                          .aliases = {},
                          .founding = {},
                          .valid_from = {}});
            return area.id;
        });
    }
    Drive with_hamlets(const Drive& drive) {
        return write([&](store::Transaction& tx) { return add_hamlets(tx, lan, drive.promise.id); });
    }
    Drive sheet(PartId part, std::int64_t signatures) {
        return write([&](store::Transaction& tx) {
            return count(tx, lan, part, {{tx.new_id()}, base::day_of(tx.now()), signatures, ""});
        });
    }
    std::size_t wrong() {
        return write([](store::Transaction& tx) { return miscounts(tx).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Callers, "every hamlet counts its own households, and asking again adds only what is new") {
    hamlet("Thôn Bến");
    const auto drive = called();
    const auto first = with_hamlets(drive);
    CHECK(first.parts.size() >= 1);
    hamlet("Thôn Đình");
    CHECK(with_hamlets(drive).parts.size() == first.parts.size() + 1);
    CHECK(with_hamlets(drive).parts.size() == first.parts.size() + 1);
    for (const auto& part : with_hamlets(drive).parts) CHECK(part.group == "household");
}

TEST_CASE_FIXTURE(Callers, "what is kept of a part is what its sheets say, through counting and taking back") {
    hamlet("Thôn Bến");
    const auto drive = with_hamlets(called());
    const auto part = drive.parts.front().id;
    sheet(part, 40);
    CHECK(sheet(part, 2).parts.front().on_paper == 42);
    const auto last = write([&](store::Transaction& tx) { return sheets(tx, lan, part).front().id; });
    CHECK(write([&](store::Transaction& tx) { return take_back(tx, lan, last); }).parts.front().on_paper == 40);
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(Callers, "a class that signs at once is counted whole") {
    hamlet("Thôn Bến");
    const auto drive = with_hamlets(called());
    const auto part = drive.parts.front().id;
    constexpr int pupils = 12;
    std::vector<std::jthread> class_room;
    for (int i = 0; i < pupils; ++i)
        class_room.emplace_back([&] {
            write([&](store::Transaction& tx) {
                sign(tx, drive.promise.code, part);
                return true;
            });
        });
    class_room.clear();
    CHECK(write([&](store::Transaction& tx) { return get(tx, lan, drive.promise.id); }).parts.front().by_phone ==
          pupils);
}

TEST_CASE_FIXTURE(Callers, "a drive that has not begun, or whose last day is over, takes no signature") {
    hamlet("Thôn Bến");
    const auto drive = with_hamlets(called());
    const auto refused = [&] {
        return problem_of([&] {
            write([&](store::Transaction& tx) { return sign(tx, drive.promise.code, drive.parts.front().id); });
        });
    };
    CHECK(refused() == "no problem");
    pass_days(20);
    CHECK(refused() == "commitment.closed");
}

TEST_CASE_FIXTURE(Callers, "a line that nobody counted is removed, and one of another drive takes no signature") {
    hamlet("Thôn Bến");
    const auto drive = with_hamlets(called());
    const auto other = with_hamlets(called());
    CHECK(problem_of([&] {
              write([&](store::Transaction& tx) { return sign(tx, drive.promise.code, other.parts.front().id); });
          }) == "commitment.part_not_found");
    const auto after = write([&](store::Transaction& tx) { return remove_part(tx, lan, drive.parts.front().id); });
    CHECK(after.parts.size() + 1 == drive.parts.size());
}

TEST_CASE_FIXTURE(Callers, "a place without hamlets is told to add them") {
    const auto drive = called();
    CHECK(problem_of([&] { with_hamlets(drive); }) == "commitment.no_hamlets");
}

TEST_CASE_FIXTURE(Callers, "a promise too long for a sheet is not taken") {
    const auto refused = problem_of([&] {
        write([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            return open(tx, lan, {{tx.new_id()}, id("committee_a"), std::string(400, 'a'), "Điều", "", today, today},
                        new_code());
        });
    });
    CHECK(refused == "commitment.text_too_long");
}

TEST_CASE_FIXTURE(Callers, "who guesses codes to sign soon stands before a closed door") {
    const auto guess = [&] {
        const auto part = base::to_string(id("committee_a"));
        return ask("stranger", "POST", "/api/commitments/sign", {{"Content-Type", "application/json"}},
                   R"({"code": "000-000-000", "part": ")" + part + "\"}")
            .status;
    };
    for (int i = 0; i < 120; ++i) REQUIRE(guess() == 404);
    CHECK(guess() == 429);
}
