#include "plans/readings.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/problem.hpp"
#include "cast.hpp"
#include "project_file.hpp"

namespace {

/// A reading of a scan by the officer of commune A.
struct Scanned {
    spec::Cast cast;
    base::Who lan = cast.who("lan");
    plans::ReadingId id{cast.db().options().ids(cast.db().options().clock())};
    plans::Readings readings{cast.db()};

    std::int64_t rows(const std::string& table) {
        return cast.db().read(
            [&](store::Transaction& tx) { return tx.run("SELECT count(*) AS n FROM " + table)[0].integer("n"); });
    }
    std::string code_of_begin(std::uint8_t number) {
        base::Uuid other;
        other.bytes.fill(number);
        try {
            readings.begin(plans::ReadingId{other}, lan, "scan.jpg", spec::file_of("spec/formats/scan.jpg"));
        } catch (const base::Problem& problem) {
            return problem.code();
        }
        return "begun";
    }
};

}  // namespace

TEST_CASE_FIXTURE(Scanned, "a scan is read in the background and laid on the desk of who sent it") {
    readings.begin(id, lan, "scan.jpg", spec::file_of("spec/formats/scan.jpg"));
    readings.begin(id, lan, "scan.jpg", spec::file_of("spec/formats/scan.jpg"));
    readings.finish();
    const auto state = readings.state(lan, id);
    CHECK(state.page == 1);
    CHECK(state.pages == 1);
    REQUIRE(state.plan);
    const auto plan = cast.db().read([&](store::Transaction& tx) { return plans::get(tx, lan, *state.plan); });
    CHECK(plan.number == "45/KH-UBND");
    CHECK(rows("plan") == 1);
}

TEST_CASE_FIXTURE(Scanned, "a scan that bears a secrecy mark is refused and nothing of it is kept") {
    const auto files = rows("file");
    const auto lines = rows("journal");
    readings.begin(id, lan, "secret.png", spec::file_of("spec/formats/secret.png"));
    readings.finish();
    const auto state = readings.state(lan, id);
    CHECK_FALSE(state.plan);
    REQUIRE(state.problem);
    CHECK(state.problem->code == "document.secret");
    CHECK(rows("plan") == 0);
    CHECK(rows("file") == files);
    CHECK(rows("journal") == lines);
}

TEST_CASE_FIXTURE(Scanned, "a reading that is stopped is gone and leaves no plan") {
    readings.begin(id, lan, "scan.jpg", spec::file_of("spec/formats/scan.jpg"));
    readings.cancel(lan, id);
    readings.finish();
    CHECK_THROWS_AS(readings.state(lan, id), base::Problem);
    CHECK(rows("plan") == 0);
}

TEST_CASE_FIXTURE(Scanned, "nobody sees or stops the reading of somebody else") {
    readings.begin(id, lan, "scan.jpg", spec::file_of("spec/formats/scan.jpg"));
    const auto minh = cast.who("minh");
    CHECK_THROWS_AS(readings.state(minh, id), base::Problem);
    CHECK_THROWS_AS(readings.cancel(minh, id), base::Problem);
    readings.cancel(lan, id);
}

TEST_CASE_FIXTURE(Scanned, "an account has three files waiting at most") {
    for (std::uint8_t number = 1; number <= 3; ++number) CHECK(code_of_begin(number) == "begun");
    CHECK(code_of_begin(4) == "reading.too_many");
}
