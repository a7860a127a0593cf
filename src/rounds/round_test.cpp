#include <doctest/doctest.h>

#include "needs/of_household.hpp"
#include "needs/step.hpp"
#include "problem_of.hpp"
#include "rounds/round.hpp"
#include "street.hpp"

namespace {

using rounds::Light;
using rounds::Outcome;

struct Round : spec::Street {
    rounds::CheckIn visit(households::HouseholdId home, Outcome outcome, const std::string& note = {},
                          std::int64_t hours_ago = 0, std::optional<rounds::CheckInId> id = std::nullopt) {
        return write("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::check_in(tx, master(), who, {id, home, outcome, note},
                                    {tx.now().ms - hours_ago * 3'600'000});
        });
    }
    void take_back(const std::string& speaker, rounds::CheckInId id) {
        write(speaker, [&](store::Transaction& tx, const base::Who& who) { rounds::take_back(tx, who, id); });
    }
    std::vector<rounds::Stop> round() {
        return read("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::round_of(tx, who, team.uuid, "", 100).items;
        });
    }
    Light light_of(households::HouseholdId home) {
        for (const auto& stop : round())
            if (stop.household == home) return stop.light;
        FAIL("not in the round");
        return {};
    }
    std::vector<rounds::Stop> not_reached() {
        return read("lan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::not_reached(tx, who, {id("commune_a")}, "", 100).items;
        });
    }
    rounds::Coverage coverage() {
        return read("lan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::coverage(tx, who, {id("commune_a")});
        });
    }
    std::int64_t counted_today() {
        return db().read([&](store::Transaction& tx) {
            const auto today = base::day_of(tx.now());
            return store::counted(tx, id("commune_a"), rounds::met_indicator, today, today);
        });
    }
    bool is_counted_right() {
        return db().read(
            [](store::Transaction& tx) { return store::disagreements(tx, rounds::indicators().front()).empty(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Round, "the round begins with whoever waits longest") {
    const auto lua = enter("Nguyễn Thị Lụa");
    const auto gam = enter("Trần Văn Gấm");
    visit(lua, Outcome::well);
    pass_days(1);
    visit(gam, Outcome::well);
    const auto stops = round();
    REQUIRE(stops.size() == 2);
    CHECK(stops[0].household == lua);
    CHECK(stops[1].household == gam);
}

TEST_CASE_FIXTURE(Round, "a household that nobody meets turns from green to amber to red, and rises to the ward") {
    const auto home = enter("Nguyễn Thị Lụa");
    visit(home, Outcome::well);
    CHECK(light_of(home) == Light::met);
    pass_days(1);
    CHECK(light_of(home) == Light::due);
    CHECK(not_reached().empty());
    pass_days(2);
    CHECK(light_of(home) == Light::overdue);
    REQUIRE(not_reached().size() == 1);
    CHECK(not_reached()[0].team->name == "Tổ tự quản số 1");
    CHECK(base::to_string(not_reached()[0].since) == "2021-06-11");
}

TEST_CASE_FIXTURE(Round, "nobody at home is a visit, and leaves the household waiting") {
    const auto home = enter("Nguyễn Thị Lụa");
    pass_days(3);
    visit(home, Outcome::not_home);
    CHECK(light_of(home) == Light::overdue);
    CHECK(round()[0].outcome == Outcome::not_home);
    CHECK(counted_today() == 0);
}

TEST_CASE_FIXTURE(Round, "a visit that comes in late counts on its own day and undoes no later one") {
    const auto home = enter("Nguyễn Thị Lụa");
    pass_days(2);
    visit(home, Outcome::need);
    visit(home, Outcome::not_home, "", 26);
    CHECK(light_of(home) == Light::met);
    CHECK(round()[0].outcome == Outcome::need);
    visit(home, Outcome::well, "", 26);
    CHECK(is_counted_right());
}

TEST_CASE_FIXTURE(Round, "a household met twice a day counts once, and taken back not at all") {
    const auto home = enter("Nguyễn Thị Lụa");
    const auto first = visit(home, Outcome::well);
    const auto second = visit(home, Outcome::arrival);
    CHECK(counted_today() == 1);
    take_back("tuan", second.id);
    CHECK(counted_today() == 1);
    CHECK(round()[0].outcome == Outcome::well);
    take_back("tuan", first.id);
    take_back("tuan", first.id);
    CHECK(counted_today() == 0);
    CHECK_FALSE(round()[0].was_met);
    CHECK(is_counted_right());
}

TEST_CASE_FIXTURE(Round, "what somebody else wrote, or wrote two days ago, stays") {
    const auto made = visit(enter("Nguyễn Thị Lụa"), Outcome::well);
    CHECK(problem_of([&] { take_back("lan", made.id); }) == "check_in.not_yours");
    pass_days(2);
    CHECK(problem_of([&] { take_back("tuan", made.id); }) == "check_in.too_long_ago");
}

TEST_CASE_FIXTURE(Round, "a visit that is sent twice is written once; the same id does not stand for two visits") {
    const auto home = enter("Nguyễn Thị Lụa");
    const rounds::CheckInId made{*base::parse_uuid("0191e000-0000-7000-8000-000000000077")};
    visit(home, Outcome::well, "Bà khoẻ", 0, made);
    visit(home, Outcome::well, "Bà  khoẻ", 1, made);
    const auto visits = read("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return rounds::check_ins(tx, master(), who, home, 10);
    });
    REQUIRE(visits.size() == 1);
    CHECK(visits[0].note == "Bà khoẻ");
    CHECK(problem_of([&] { visit(home, Outcome::need, "Bà khoẻ", 0, made); }) == "check_in.id_taken");
}

TEST_CASE_FIXTURE(Round, "a note is nowhere in clear words") {
    visit(enter("Nguyễn Thị Lụa"), Outcome::well, "Thuốc huyết áp còn hai ngày");
    db().read([](store::Transaction& tx) {
        for (const auto& row : tx.run("SELECT note FROM check_in"))
            CHECK(row.text("note").find("huyết") == std::string::npos);
        for (const auto& row : tx.run("SELECT detail FROM journal WHERE verb = 'household.visited'"))
            CHECK(row.text("detail").find("well") == std::string::npos);
    });
}

TEST_CASE_FIXTURE(Round, "a note is a note, not a novel") {
    const auto home = enter("Nguyễn Thị Lụa");
    CHECK(problem_of([&] { visit(home, Outcome::well, std::string(2001, 'a')); }) == "check_in.note_too_long");
    CHECK_FALSE(round()[0].was_met);
}

TEST_CASE_FIXTURE(Round, "whoever left is visited no more, but a visit from before is still taken") {
    const auto home = enter("Nguyễn Thị Lụa");
    pass_days(2);
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        households::Change leaving;
        leaving.valid_until = {std::nullopt, *base::make_day(2021, 6, 12)};
        households::change(tx, master(), who, home, leaving);
    });
    CHECK(problem_of([&] { visit(home, Outcome::well); }) == "household.left");
    CHECK(visit(home, Outcome::well, "", 30).outcome == Outcome::well);
}

TEST_CASE_FIXTURE(Round, "the ward sees how every team's round stands, and whom no team looks after") {
    visit(enter("Nguyễn Thị Lụa"), Outcome::well);
    enter("Trần Văn Gấm", Care::nobody);
    pass_days(3);
    visit(enter("Lý Văn Đay"), Outcome::well);
    const auto all = coverage();
    CHECK(all.households == 3);
    CHECK(all.met == 1);
    CHECK(all.overdue == 2);
    REQUIRE(all.teams.size() == 2);
    CHECK(std::ranges::any_of(all.teams, [](const auto& one) { return !one.team && one.overdue == 1; }));
}

TEST_CASE_FIXTURE(Round, "pages of the round go on where the one before ended") {
    for (const auto* name : {"Một", "Hai", "Ba", "Bốn", "Năm"}) enter(name);
    std::vector<std::string> codes;
    std::string after;
    for (int page = 0; page < 3; ++page) {
        const auto stops = read("tuan", [&](store::Transaction& tx, const base::Who& who) {
            return rounds::round_of(tx, who, team.uuid, after, 2);
        });
        for (const auto& stop : stops.items) codes.push_back(stop.code);
        after = stops.next.value_or("");
    }
    CHECK(codes == std::vector<std::string>{"H-0001", "H-0002", "H-0003", "H-0004", "H-0005"});
}

TEST_CASE_FIXTURE(Round, "whoever needs something has a need written down, with what was noted at the door") {
    const auto home = enter("Nguyễn Thị Lụa");
    const auto found = visit(home, Outcome::need, "Hết thuốc huyết áp", 5);
    visit(home, Outcome::need);
    const auto open = read("tuan", [&](store::Transaction& tx, const base::Who&) { return needs::open_of(tx, home); });
    REQUIRE(open.size() == 1);
    CHECK(open.front().kind == "medicine");
    CHECK(open.front().asked_at == found.at);
    const auto record = write("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return needs::open_record(tx, master(), who, open.front().id);
    });
    CHECK(record->asker.words == "Hết thuốc huyết áp");
    CHECK(round().front().open_needs == 1);
}

TEST_CASE_FIXTURE(Round, "a visit that was a slip leaves no need behind, unless somebody has acted on it") {
    const auto home = enter("Nguyễn Thị Lụa");
    take_back("tuan", visit(home, Outcome::need).id);
    CHECK(round().front().open_needs == 0);
    const auto second = visit(home, Outcome::need).id;
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        needs::note(tx, master(), who, needs::NeedId{second.uuid}, "Đã gọi, mai mang sang");
    });
    take_back("tuan", second);
    CHECK(round().front().open_needs == 1);
}
