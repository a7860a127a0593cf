#include "zones/coverage.hpp"

#include <doctest/doctest.h>

#include "accounts/permission.hpp"
#include "problem_of.hpp"
#include "zones/branch.hpp"
#include "zones/zone_world.hpp"

using namespace zones;
using spec::ZoneWorld;

TEST_CASE_FIXTURE(ZoneWorld, "who is not accounted for today is named, and the count says how many") {
    const auto homes = enter_many(3);
    const auto id = active(wanted());
    CHECK(account(id, {homes[0], homes[2]}, today()) == 2);
    CHECK(missing(lan, id, today()) == std::vector<std::string>{"H-0002"});
    CHECK(zone(id).accounted == 2);
    CHECK(zone(id).missing == 1);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a household that is accounted for twice counts once, and the first word stands") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    account(id, homes, today());
    CHECK(account(id, homes, today()) == 0);
    CHECK(coverage(id).front().accounted == 2);
}

TEST_CASE_FIXTURE(ZoneWorld, "every day is a new day, and yesterday's proof stays") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    account(id, homes, today());
    cast.pass_days(1);
    account(id, {homes[0]}, today());
    const auto days = coverage(id);
    REQUIRE(days.size() == 2);
    CHECK(days[0].missing == 1);
    CHECK(days[1].missing == 0);
    CHECK(account(id, {homes[1]}, today()) == 1);
    CHECK(coverage(id).front().missing == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "the proof names who knew, and how") {
    const auto home = enter();
    const auto id = active(wanted());
    const auto tuan = cast.who("tuan");
    write([&](store::Transaction& tx) { zones::account(tx, tuan, id, home, base::day_of(tx.now()), How::told); });
    const auto found = read(
        [&](store::Transaction& tx) { return households_of(tx, lan, id, {.day = today(), .show = Show::accounted}); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().how == How::told);
    CHECK(found.front().by == "tuan (Ủy ban nhân dân xã An Khê)");
}

TEST_CASE_FIXTURE(ZoneWorld, "nobody is accounted for before the zone holds, after it, or tomorrow") {
    const auto home = enter();
    const auto id = open(wanted());
    const auto on = [&](base::Day day) { return problem_of([&] { account(id, {home}, day); }); };
    CHECK(on(today()) == "zone.not_active_then");
    staff(id, {{chair, "", true}, {officer, "", false}});
    decide(id, {.kind = ChangeKind::activated});
    CHECK(on(today() - 1) == "zone.not_active_then");
    CHECK(on(today() + 1) == "zone.day_to_come");
    CHECK(on(today()) == "no problem");
}

TEST_CASE_FIXTURE(ZoneWorld, "a visit of the round accounts in every zone that the household is in") {
    const auto home = enter();
    const auto id = active(wanted());
    auto other = wanted(Kind::green);
    other.name = "Vùng xanh";
    const auto green = active(other);
    visit(home, rounds::Outcome::need);
    CHECK(zone(id).missing == 0);
    CHECK(zone(green).missing == 0);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a door that nobody opened accounts for nobody, and zones do not hear what was found") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    visit(homes[0], rounds::Outcome::not_home);
    visit(homes[1], rounds::Outcome::arrival);
    CHECK(missing(lan, id, today()) == std::vector<std::string>{"H-0001"});
    const auto found = read(
        [&](store::Transaction& tx) { return households_of(tx, lan, id, {.day = today(), .show = Show::accounted}); });
    REQUIRE(found.size() == 1);
    CHECK(found.front().how == How::met);
}

TEST_CASE_FIXTURE(ZoneWorld, "a visit that a telephone hands in late accounts for the day on which it happened") {
    const auto home = enter();
    const auto id = active(wanted());
    cast.pass_days(2);
    visit(home, rounds::Outcome::well, 24);
    const auto days = coverage(id);
    CHECK(days[0].missing == 1);
    CHECK(days[1].missing == 0);
    CHECK(days[2].missing == 1);
}

TEST_CASE_FIXTURE(ZoneWorld, "a visit that is taken back accounts for nobody, unless another one of the day does") {
    const auto home = enter();
    const auto id = active(wanted());
    const auto first = visit(home, rounds::Outcome::well);
    const auto second = visit(home, rounds::Outcome::met);
    take_back_visit(first);
    CHECK(zone(id).missing == 0);
    take_back_visit(second);
    CHECK(zone(id).missing == 1);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "what was written down by mistake is taken back by whoever wrote it; visits stay") {
    const auto homes = enter_many(3);
    const auto id = active(wanted());
    account(id, {homes[0], homes[1]}, today());
    visit(homes[2], rounds::Outcome::well);
    const auto back = [&](const base::Who& who) {
        return write([&](store::Transaction& tx) {
            return take_back_accounts(tx, who, id,
                                      {.households = homes, .how = How::met, .day = base::day_of(tx.now())});
        });
    };
    CHECK(back(cast.who("tuan")) == 0);
    CHECK(back(lan) == 2);
    CHECK(zone(id).missing == 2);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "who was accounted for and moved away the same day hides nobody who was not") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    cast.pass_days(1);
    account(id, {homes[0]}, today());
    write([&](store::Transaction& tx) {
        households::Change gone;
        gone.valid_until = households::Edit<std::optional<base::Day>>{std::nullopt, base::day_of(tx.now()) - 1};
        households::change(tx, cast.app().master, lan, homes[0], gone);
    });
    CHECK(write([](store::Transaction& tx) { return follow_register(tx); }) == 1);
    CHECK(zone(id).missing == 1);
    cast.pass_days(1);
    CHECK(zone(id).households == 1);
    CHECK(zone(id).missing == 1);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a team leader accounts for the households of the team and sees no other") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    const auto team = write([&](store::Transaction& tx) {
        const auto formed = teams::form(tx, lan,
                                        {.area = commune,
                                         .kind = "self_managed_team",
                                         .name = "Tổ số 1",
                                         .decision_number = std::nullopt,
                                         .decision_day = std::nullopt,
                                         .leader = "Mai Thị Na",
                                         .members = {}});
        households::hand_to(tx, lan, {homes[0]}, formed.uuid);
        return formed;
    });
    auto na = cast.who("tuan");
    na.body = team.uuid;
    na.grants = {{.permissions = accounts::permissions_of(accounts::Role::team_leader),
                  .scope = base::ScopeKind::body,
                  .scope_id = team.uuid,
                  .areas = {}}};
    CHECK(missing(na, id, today()) == std::vector<std::string>{"H-0001"});
    const auto by_na = [&](households::HouseholdId home) {
        return problem_of([&] {
            write([&](store::Transaction& tx) { zones::account(tx, na, id, home, base::day_of(tx.now()), How::met); });
        });
    };
    CHECK(by_na(homes[1]) == "account.outside_area");
    CHECK(by_na(homes[0]) == "no problem");
}

TEST_CASE_FIXTURE(ZoneWorld, "who moves into a shut alley belongs to it, who moves away does not, and people count") {
    const auto first = enter(2);
    const auto id = active(wanted());
    enter(3);
    const auto follow = [&] { return write([](store::Transaction& tx) { return follow_register(tx); }); };
    CHECK(follow() == 1);
    CHECK(follow() == 0);
    CHECK(zone(id).people == 5);
    write([&](store::Transaction& tx) {
        households::Change more;
        more.people = households::Edit<std::int64_t>{2, 4};
        households::change(tx, cast.app().master, lan, first, more);
    });
    follow();
    CHECK(zone(id).people == 7);
    write([&](store::Transaction& tx) {
        households::Change gone;
        gone.valid_until = households::Edit<std::optional<base::Day>>{std::nullopt, base::day_of(tx.now())};
        households::change(tx, cast.app().master, lan, first, gone);
    });
    cast.pass_days(1);
    CHECK(follow() == 1);
    CHECK(zone(id).households == 1);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "an alley that was narrowed is not filled again by the register") {
    const auto homes = enter_many(3);
    const auto id = active(wanted());
    decide(id, {.kind = ChangeKind::narrowed, .households = {homes[0]}});
    cast.pass_days(1);
    write([](store::Transaction& tx) { return follow_register(tx); });
    CHECK(zone(id).households == 2);
}

TEST_CASE_FIXTURE(ZoneWorld, "what is kept can be made anew from the facts, and is the same") {
    const auto homes = enter_many(4);
    const auto id = active(wanted());
    account(id, {homes[0], homes[1]}, today());
    decide(id, {.kind = ChangeKind::narrowed, .households = {homes[3]}});
    const auto before = coverage(id);
    write([](store::Transaction& tx) { tx.change("UPDATE zone_day SET accounted = accounted + 1"); });
    CHECK(miscounts() > 0);
    write([](store::Transaction& tx) { rebuild_counts(tx); });
    CHECK(miscounts() == 0);
    CHECK(coverage(id).front().accounted == before.front().accounted);
}

TEST_CASE_FIXTURE(ZoneWorld, "the health station tells cases by branch as numbers; the police see none") {
    const auto homes = enter_many(3);
    const auto id = active(wanted());
    const auto branch = write([&](store::Transaction& tx) {
        return add_branch(tx, lan, id, {.name = "Nhánh 1", .area = std::nullopt, .households = {homes[0]}});
    });
    const auto yen = health_worker();
    const auto tell = [&](const base::Who& who, std::int64_t cases) {
        return problem_of([&] {
            write([&](store::Transaction& tx) { tell_cases(tx, who, branch, {base::day_of(tx.now()), cases}); });
        });
    };
    CHECK(tell(lan, 1) == "account.outside_area");
    CHECK(tell(yen, 2) == "no problem");
    CHECK(tell(yen, 3) == "no problem");
    CHECK(tell(yen, -1) == "branch.cases_wrong");
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { remove_branch(tx, lan, branch); }); }) ==
          "branch.has_cases");
    const auto seen = [&](const base::Who& who) {
        return read([&](store::Transaction& tx) { return branches(tx, who, id); }).at(0);
    };
    CHECK(seen(lan).cases->at(0).cases == 3);
    CHECK(seen(lan).days_without == 0);
    CHECK_FALSE(seen(cast.who("cuong")).cases);
    CHECK_FALSE(seen(cast.who("cuong")).last_case_on);
    cast.pass_days(9);
    CHECK(seen(yen).days_without == 9);
    CHECK_FALSE(seen(yen).is_quiet);
}
