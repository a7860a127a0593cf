#include "reports/map_figures.hpp"

#include <doctest/doctest.h>

#include "changing_map.hpp"
#include "problem_of.hpp"
#include "weekly_numbers.hpp"

namespace {

using reports::MapFigures;
using reports::Method;

/// Both communes reported in June; in July the map changed.
struct ChangedMap : spec::WeeklyNumbers {
    base::Day before = *base::parse_day("2021-06-30");
    base::Day after = *base::parse_day("2021-07-01");

    ChangedMap() {
        owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
        say(body("committee_a"), {12});
        say(body("committee_b"), {7});
        fold();
    }

    void becomes(const char* commune, const std::vector<std::string>& names) { spec::become(*this, commune, names); }

    MapFigures figures_on(base::Day on, const char* speaker = "lan") {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            const auto indicator = reports::roll_up(tx, somebody, {duty, {}, {}, {}}).indicators.at(0).id;
            return reports::on_map(tx, somebody, {duty, {}, indicator, on, {}});
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(ChangedMap, "on the map of its own time a report stands where it was made") {
    const auto found = figures_on(before);
    CHECK(found.whole.high == 19);
    REQUIRE(found.parts.size() == 2);
    CHECK(found.parts.at(0).high + found.parts.at(1).high == 19);
    CHECK(found.whole.split == 0);
}

TEST_CASE_FIXTURE(ChangedMap, "two communes that become one stand together on the new map, as one certain figure") {
    becomes("commune_a", {"Xã An Mới"});
    becomes("commune_b", {"Xã An Mới"});
    const auto found = figures_on(after);
    CHECK(found.whole.name == "Xã An Mới");
    CHECK(found.whole.high == 19);
    CHECK(found.whole.split == 0);
    CHECK(figures_on(before).parts.size() == 2);
}

TEST_CASE_FIXTURE(ChangedMap, "a commune that is split keeps its figure to the last unit, and says that it was split") {
    becomes("commune_b", {"Xã An Đông", "Xã An Tây"});
    const auto found = figures_on(after);
    CHECK(found.whole.high == 19);
    CHECK(found.whole.split == 7);
    REQUIRE(found.parts.size() == 3);
    std::int64_t sum = 0;
    for (const auto& part : found.parts) sum += part.high;
    CHECK(sum == 19);
}

TEST_CASE_FIXTURE(ChangedMap, "who does not follow the duty is not told that there is one") {
    CHECK(problem_of([&] { figures_on(before, "minh"); }) == "duty.not_found");
}
