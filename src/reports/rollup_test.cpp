#include "reports/rollup.hpp"

#include <doctest/doctest.h>

#include "bodies/body.hpp"
#include "bodies/group.hpp"
#include "problem_of.hpp"
#include "reports/duty.hpp"
#include "weekly_numbers.hpp"

namespace {

using reports::Method;
using spec::WeeklyNumbers;

}  // namespace

TEST_CASE_FIXTURE(WeeklyNumbers,
                  "a total says how many units stand behind it, and zero is not the same as not reported") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b"), body("health_a")});
    say(body("committee_a"), {12});
    say(body("committee_b"), {0});
    const auto found = roll_up();
    CHECK(found.whole.turnout.expected == 3);
    CHECK(found.whole.turnout.reported == 2);
    CHECK(found.whole.totals.at(0).units == 2);
    CHECK(found.whole.totals.at(0).low == 12);
    CHECK(found.branches.size() == 2);
    CHECK(found.as_of.ms > 0);
    CHECK_FALSE(found.is_rising);
}

TEST_CASE_FIXTURE(
    WeeklyNumbers,
    "two bodies of one commune add up, hold by the newest or hold by the highest, as the indicator is counted") {
    owe({asked("cong", Method::sum), asked("moi", Method::latest), asked("cao", Method::maximum),
         asked("dem", Method::distinct)},
        {body("committee_a"), body("front_a"), body("committee_b")});
    say(body("committee_a"), {10, 10, 10, 10});
    pass_days(1);
    say(body("front_a"), {4, 4, 4, 4});
    say(body("committee_b"), {1, 1, 1, 1});
    const auto totals = roll_up().whole.totals;
    const auto high_of = [&](const std::string& code) {
        for (const auto& one : roll_up().indicators)
            for (const auto& total : totals)
                if (one.code == code && total.indicator == one.id) return std::pair(total.low, total.high);
        return std::pair(std::int64_t{-1}, std::int64_t{-1});
    };
    CHECK(high_of("cong") == std::pair(std::int64_t{15}, std::int64_t{15}));
    CHECK(high_of("moi") == std::pair(std::int64_t{5}, std::int64_t{5}));
    CHECK(high_of("cao") == std::pair(std::int64_t{11}, std::int64_t{11}));
    CHECK(high_of("dem") == std::pair(std::int64_t{10}, std::int64_t{15}));
}

TEST_CASE_FIXTURE(WeeklyNumbers, "a figure that holds what the bodies below report is left out and shown as an error") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_province"), body("committee_a"), body("committee_b")});
    say(body("committee_a"), {12});
    say(body("committee_province"), {19});
    CHECK(total().low == 12);
    CHECK(total().doubles == 1);
    say(body("committee_b"), {7});
    CHECK(total().low == 19);
    CHECK(total().units == 2);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "alone, the figure of the upper body counts") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_province"), body("committee_a")});
    say(body("committee_province"), {19});
    CHECK(total().low == 19);
    CHECK(total().doubles == 0);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "a correction changes the total and what stood before is kept with who and when") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    say(body("committee_a"), {12});
    CHECK(total().low == 12);
    pass_days(3);
    say(body("committee_a"), {15});
    CHECK(total().low == 15);
    const auto lan = who("lan");
    db().read([&](store::Transaction& tx) {
        const auto sendings = reports::filled(tx, reports::of_body(tx, lan, 1).at(0)).sendings;
        REQUIRE(sendings.size() == 2);
        CHECK(sendings[0].is_late);
        CHECK(sendings[0].by == "lan");
        CHECK(sendings[0].figures.at(0).from == 12);
        CHECK(sendings[0].figures.at(0).to == 15);
        CHECK_FALSE(sendings[1].is_late);
        return 0;
    });
}

TEST_CASE_FIXTURE(WeeklyNumbers, "totals made anew are the totals that were kept") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b"), body("front_a")});
    say(body("committee_a"), {12});
    say(body("front_a"), {5});
    const auto before = base::to_json(roll_up().whole);
    db().write([](store::Transaction& tx) {
        reports::rebuild_totals(tx);
        return 0;
    });
    CHECK(base::to_json(roll_up().whole) == before);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "a cluster puts its members together wherever they stand") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b"), body("front_a")});
    say(body("committee_a"), {12});
    say(body("committee_b"), {3});
    say(body("front_a"), {100});
    const auto cluster = db().write([&](store::Transaction& tx) {
        const auto admin = who("admin");
        const auto area = areas::at_path(tx, "/vn/34/338/", base::day_of(tx.now()))->id;
        const auto made = bodies::open(tx, admin, {.kind = "cluster", .name = "Cụm thi đua số 1", .area = area});
        const auto today = base::day_of(tx.now());
        bodies::add_body(tx, admin, made.id, bodies::BodyId{body("committee_a")}, today);
        bodies::add_body(tx, admin, made.id, bodies::BodyId{body("committee_b")}, today);
        return made.id;
    });
    const auto found = roll_up(std::nullopt, cluster.uuid);
    CHECK(found.whole.name == "Cụm thi đua số 1");
    CHECK(found.whole.totals.at(0).low == 15);
    CHECK(found.whole.turnout.expected == 2);
    CHECK(found.branches.size() == 2);
    CHECK(units(std::nullopt, cluster.uuid) == 2);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "a regional office puts its provinces together, which are no branch of the tree") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    say(body("committee_a"), {12});
    say(body("committee_b"), {3});
    roll_up();
    const auto office = db().write([&](store::Transaction& tx) {
        const auto admin = who("admin");
        const auto country = areas::country(tx).id;
        const auto made =
            bodies::open(tx, admin, {.kind = "regional_office", .name = "Cơ quan khu vực", .area = country});
        bodies::set_scope(tx, admin, made.id, {areas::AreaId{id("province")}});
        return made.id;
    });
    const auto found = roll_up(std::nullopt, office.uuid);
    CHECK(found.whole.name == "Cơ quan khu vực");
    CHECK(found.whole.totals.at(0).low == 15);
    CHECK(found.branches.at(0).name == "Tỉnh Thái Bình");
    CHECK(units(std::nullopt, office.uuid) == 2);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "reports are put together by what they are about, and the whole stays the whole") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("front_a"), body("health_a")});
    say(body("committee_a"), {12});
    say(body("front_a"), {3});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto item = plans::items(tx, plan, plans::ItemKind::report).at(0).id;
        const auto kind = reports::SubjectKind::object;
        reports::give_subject(tx, who, plan, item, {kind, "Người làm biển", {body("front_a"), body("committee_a")}});
        return reports::give_subject(tx, who, plan, item, {kind, "Công nhân", {body("front_a"), body("health_a")}});
    });
    const auto found = roll_up(std::nullopt, std::nullopt, "lan", reports::SubjectKind::object);
    CHECK(found.whole.totals.at(0).low == 15);
    REQUIRE(found.branches.size() == 2);
    const auto branch = [&](const std::string& name) {
        return *std::ranges::find(found.branches, name, &reports::Branch::name);
    };
    CHECK(branch("Người làm biển").totals.at(0).low == 15);
    CHECK(branch("Công nhân").totals.at(0).low == 3);
    CHECK(branch("Công nhân").turnout.expected == 2);
    CHECK(roll_up(std::nullopt, std::nullopt, "lan", reports::SubjectKind::area).branches.empty());
}

TEST_CASE_FIXTURE(WeeklyNumbers, "the tree opens level by level down to who reported") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_province"), body("committee_a"), body("committee_b")});
    say(body("committee_a"), {12});
    const auto province = roll_up();
    CHECK(province.whole.name == "Tỉnh Thái Bình");
    REQUIRE(province.branches.size() == 1);
    CHECK(province.branches[0].has_branches);
    const auto district = roll_up(province.branches[0].id);
    CHECK(district.whole.turnout.expected == 2);
    REQUIRE(district.branches.size() == 2);
    CHECK_FALSE(district.branches[0].has_branches);
}

TEST_CASE_FIXTURE(WeeklyNumbers, "the figure opens to every unit, the silent first") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b"), body("front_a")});
    say(body("committee_a"), {12});
    pass_days(3);
    const auto found = roll_up();
    CHECK(found.whole.turnout.late == 2);
    const auto lan = who("lan");
    const auto page_after = [&](const std::string& after) {
        return db().read([&](store::Transaction& tx) {
            return reports::units_behind(
                tx, lan, {{duty, *base::parse_day("2021-06-07"), {}, {}, {}}, found.indicators.at(0).id, {}, after, 2});
        });
    };
    const auto first = page_after("");
    REQUIRE(first.items.size() == 2);
    CHECK(first.items[0].state == reports::ReportState::late);
    CHECK_FALSE(first.items[0].value);
    const auto second = page_after(*first.next);
    REQUIRE(second.items.size() == 1);
    CHECK(second.items[0].value == 12);
}

TEST_CASE_FIXTURE(WeeklyNumbers,
                  "who reads the reports of a place reads that place's part, and nobody reads a neighbour's") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    const auto commune_b = id("commune_b");
    CHECK(roll_up(commune_b, std::nullopt, "minh").whole.turnout.expected == 1);
    CHECK(problem_of([&] { roll_up(std::nullopt, std::nullopt, "minh"); }) == "duty.not_found");
    CHECK(problem_of([&] { roll_up(id("commune_a"), std::nullopt, "minh"); }) == "duty.not_found");
}

TEST_CASE_FIXTURE(WeeklyNumbers, "rates are of all that was expected, and the silent are named with since when") {
    owe({asked("nha_ngap", Method::sum)},
        {body("committee_a"), body("committee_b"), body("front_a"), body("health_a")});
    say(body("committee_a"), {12});
    pass_days(4);
    say(body("front_a"), {2});
    fold();
    const auto lan = who("lan");
    db().read([&](store::Transaction& tx) {
        const auto period = reports::periods_of(tx, duty, 1).at(0);
        CHECK(period.reporting_rate == 500);
        CHECK(period.rate_on_time == 250);
        CHECK(period.turnout.late == 2);
        const auto names = reports::silent(tx, lan, duty, 10);
        REQUIRE(names.size() == 2);
        CHECK(names[0].since == *base::parse_day("2021-06-13"));
        CHECK(names[0].owed == 1);
        const auto today = base::day_of(tx.now());
        CHECK(reports::timeliness(tx, lan, today - 30, today).reporting_rate == 500);
        return 0;
    });
}

TEST_CASE_FIXTURE(spec::WeeklyNumbers, "what was sent a moment ago is said to be on its way up, until it has come") {
    owe({asked("nha_ngap", Method::sum)}, {body("committee_a"), body("committee_b")});
    say(body("committee_a"), {12});
    const auto lan = who("lan");
    reports::RollUpQuery query;
    query.duty = duty;
    CHECK(db().read([&](store::Transaction& tx) { return reports::roll_up(tx, lan, query).is_rising; }));
    CHECK_FALSE(roll_up().is_rising);
}
