#include "reports/series.hpp"

#include <doctest/doctest.h>

#include "changing_map.hpp"
#include "weekly_numbers.hpp"

namespace {

using reports::Method;

/// Four weeks: twelve houses, none said, none at all, and seven.
struct FourWeeks : spec::WeeklyNumbers {
    FourWeeks() {
        owe({asked("nha_ngap", Method::sum)}, {body("committee_a")});
        say(body("committee_a"), {12});
        next_week();
        next_week();
        say_of(2, 0);
        next_week();
        say_of(3, 7);
        fold();
    }

    void next_week() {
        pass_days(7);
        db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    }

    void say_of(int week, std::int64_t value) {
        const auto from = *base::parse_day("2021-06-07") + 7 * week;
        db().write([&](store::Transaction& tx) {
            auto lan = who("lan");
            lan.grants.push_back({.permissions = accounts::bit_of(base::Permission::reports_write),
                                  .scope = base::ScopeKind::body,
                                  .scope_id = lan.body,
                                  .areas = {}});
            for (const auto& report : reports::of_body(tx, lan, 10))
                if (report.period.from == from) {
                    reports::Said said{"", {}, {}, std::nullopt, false};
                    said.figures.push_back({reports::filled(tx, report).lines.at(0).indicator.id, value});
                    reports::send(tx, lan, report.id, said);
                }
            return 0;
        });
    }

    reports::Series read(std::optional<base::Day> on = std::nullopt) {
        const auto lan = who("lan");
        return db().read([&](store::Transaction& tx) {
            const auto indicator = reports::roll_up(tx, lan, {duty, {}, {}, {}, {}}).indicators.at(0).id;
            return reports::series(tx, lan, {duty, indicator, {}, on});
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(FourWeeks, "a series tells zero from a week of which nothing was said") {
    const auto points = read().points;
    REQUIRE(points.size() == 4);
    CHECK(points[0].high == 12);
    CHECK_FALSE(points[1].high);
    CHECK(points[1].expected == 1);
    CHECK(points[2].high == 0);
    CHECK(points[3].high == 7);
    CHECK(points[3].units == 1);
}

TEST_CASE_FIXTURE(FourWeeks, "the old weeks of a series stand on the map of another day, and the gap stays") {
    spec::become(*this, "commune_a", {"Xã An Khê Đông", "Xã An Khê Tây"});
    const auto points = read(base::parse_day("2021-07-10")).points;
    REQUIRE(points.size() == 4);
    CHECK(points[0].high == 12);
    CHECK(points[0].split == 12);
    CHECK_FALSE(points[1].high);
}
