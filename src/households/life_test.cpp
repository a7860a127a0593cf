#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "household_register.hpp"
#include "households/life.hpp"
#include "households/twin.hpp"
#include "households/vocabulary.hpp"
#include "problem_of.hpp"

using namespace households;

namespace {

using spec::today;
using Codes = std::vector<std::string>;
using Members = std::vector<Member>;

const Member mother{"Đỗ Thị Cam", 1961, "0400123456"};
const Member father{"Bùi Văn Lựu", 1955, "0400123456"};
const Member son{"Bùi Văn Mận", 1990, {}};
const Member baby{"Bùi Thị Sen", 2021, {}};

/// A household of three at the ferry.
struct Life : spec::Register {
    HouseholdId home = enter(lan, three());

    NewHousehold three() {
        return {.area = ferry.id,
                .people = 3,
                .record = {.address = "Số 7, ngõ 2", .members = {mother, father, son}, .hardship = std::nullopt},
                .valid_from = std::nullopt};
    }
    LifeEventId born(const Birth& birth) {
        return db.write([&](store::Transaction& tx) { return tell_birth(tx, master, lan, home, birth); });
    }
    LifeEventId died(const Death& death) {
        return db.write([&](store::Transaction& tx) { return tell_death(tx, master, lan, home, death); });
    }
    HouseholdId parted(const Split& split) {
        return db.write([&](store::Transaction& tx) { return tell_split(tx, master, lan, home, split); });
    }
    Household take_back(LifeEventId id) {
        return db.write([&](store::Transaction& tx) { return households::take_back(tx, master, lan, id); });
    }
    Household now_is() {
        return db.read([&](store::Transaction& tx) { return get(tx, lan, home); });
    }
    Record record() { return open(lan, home).value(); }
    std::vector<LifeEvent> told() {
        return db.read([&](store::Transaction& tx) { return history(tx, lan, home); });
    }
    Split young(std::int64_t people = 1) {
        return {.members = {son},
                .people = people,
                .area = dike.id,
                .address = "123/45/6",
                .dwelling = std::nullopt,
                .on = today,
                .household = std::nullopt};
    }
};

}  // namespace

TEST_CASE_FIXTURE(Life, "a child that is born is one person more") {
    born({.member = {"Bùi Thị Sen", {}, {}}, .on = today, .id = {}});
    CHECK(now_is().people == 4);
    CHECK(record().members.back() == baby);
    CHECK(count(ferry, people_indicator) == 4);
    CHECK(told().front().kind == LifeEventKind::birth);
}

TEST_CASE_FIXTURE(Life, "a birth that comes twice is one birth, and its id is nobody else's") {
    const LifeEventId id{new_id()};
    born({.member = baby, .on = today, .id = id});
    born({.member = baby, .on = today, .id = id});
    CHECK(now_is().people == 4);
    CHECK(problem_of([&] { born({.member = son, .on = today, .id = id}); }) == "household.event_taken");
}

TEST_CASE_FIXTURE(Life, "a birth told wrongly is taken back, once") {
    const auto id = born({.member = baby, .on = today, .id = {}});
    take_back(id);
    CHECK(take_back(id).people == 3);
    CHECK(record().members == Members{mother, father, son});
    CHECK(told().front().taken_back_at);
}

TEST_CASE_FIXTURE(Life, "a birth is not taken back over the head of who changed the child since") {
    const auto id = born({.member = baby, .on = today, .id = {}});
    Change change;
    change.members = {{mother, father, son, baby}, {mother, father, son, {"Bùi Thị Súng", 2021, {}}}};
    this->change(lan, home, change);
    CHECK(problem_of([&] { take_back(id); }) == "household_event.overtaken");
}

TEST_CASE_FIXTURE(Life, "nothing is told ahead of its day") {
    CHECK(problem_of([&] { born({.member = baby, .on = today + 1, .id = {}}); }) == "household.day_wrong");
}

TEST_CASE_FIXTURE(Life, "after a death the next member is spoken to, and nobody finds the household by the dead") {
    died({.member = mother, .on = today, .quiet_until = {}, .id = {}});
    CHECK(now_is().people == 2);
    CHECK(record().members == Members{father, son});
    CHECK(record().deceased == std::vector<Deceased>{{mother, today}});
    CHECK(search(lan, commune, "cam").empty());
    CHECK(count(ferry, people_indicator) == 2);
}

TEST_CASE_FIXTURE(Life, "messages stop until the day that the family said") {
    died({.member = mother, .on = today, .quiet_until = today + 49, .id = {}});
    CHECK(now_is().quiet_until == today + 49);
}

TEST_CASE_FIXTURE(Life, "without a rule in force and a word of the family there is no silence by itself") {
    died({.member = mother, .on = today, .quiet_until = {}, .id = {}});
    CHECK_FALSE(now_is().quiet_until);
}

TEST_CASE("a mourning rule in force gives the last day of silence") {
    const std::vector<MourningRule> rules{{.valid_from = today - 10, .days = 49, .in_force = true, .source = "thử"}};
    CHECK(quiet_by_rule(rules, today) == today + 49);
    CHECK_FALSE(quiet_by_rule(rules, today - 11));
    CHECK_FALSE(quiet_by_rule(mourning_rules(), today));
}

TEST_CASE_FIXTURE(Life, "a death entered wrongly leaves no trace but in the history") {
    const auto id = died({.member = mother, .on = today, .quiet_until = today + 49, .id = {}});
    take_back(id);
    CHECK(record() == Record{.address = "Số 7, ngõ 2", .members = {mother, father, son}, .hardship = {}});
    CHECK(now_is().people == 3);
    CHECK_FALSE(now_is().quiet_until);
    CHECK(search(lan, commune, "cam") == Codes{"H-0001"});
    CHECK(count(ferry, people_indicator) == 3);
}

TEST_CASE_FIXTURE(Life, "a household ends with its last person, and lives on when that was an error") {
    died({.member = mother, .on = today, .quiet_until = {}, .id = {}});
    died({.member = father, .on = today, .quiet_until = {}, .id = {}});
    const auto last = died({.member = son, .on = today, .quiet_until = {}, .id = {}});
    CHECK(now_is().valid_until == today);
    CHECK(count(ferry, households_indicator) == 0);
    take_back(last);
    CHECK_FALSE(now_is().valid_until);
    CHECK(now_is().people == 1);
    CHECK(count(ferry, households_indicator) == 1);
}

TEST_CASE_FIXTURE(Life, "a death is told of a member as it is written") {
    CHECK(problem_of([&] { died({.member = baby, .on = today, .quiet_until = {}, .id = {}}); }) ==
          "household.member_not_found");
}

TEST_CASE_FIXTURE(Life, "who was born or died is nowhere in the open") {
    born({.member = baby, .on = today, .id = {}});
    died({.member = mother, .on = today, .quiet_until = {}, .id = {}});
    const auto rows = db.read([&](store::Transaction& tx) { return tx.run("SELECT told, undo FROM household_event"); });
    REQUIRE(rows.size() == 2);
    for (const auto& row : rows) CHECK((row.text("told") + row.text("undo")).find("Thị") == std::string::npos);
    for (const auto& line : db.read([&](store::Transaction& tx) { return store::lines_about(tx, home.uuid, 0, 50); }))
        CHECK(base::write_json(line.detail).find("Thị") == std::string::npos);
}

TEST_CASE_FIXTURE(Life, "a household that splits is two, each with its own people, and both remember it") {
    const auto young_home = parted(young());
    CHECK(now_is().people == 2);
    CHECK(record().members == Members{mother, father});
    CHECK(open(lan, young_home)->members == Members{son});
    CHECK(open(lan, young_home)->address == "123/45/6");
    CHECK(count(ferry, people_indicator) == 2);
    CHECK(count(dike, people_indicator) == 1);
    CHECK(told().front().kind == LifeEventKind::split);
    CHECK(told().front().other->name == "H-0002");
    const auto of_young = db.read([&](store::Transaction& tx) { return history(tx, lan, young_home); });
    CHECK(of_young.front().other->name == "H-0001");
}

TEST_CASE_FIXTURE(Life, "a split that comes twice is one split") {
    auto split = young();
    split.household = HouseholdId{new_id()};
    CHECK(parted(split) == parted(split));
    CHECK(now_is().people == 2);
    split.address = "124";
    CHECK(problem_of([&] { parted(split); }) == "household.id_taken");
}

TEST_CASE_FIXTURE(Life, "those who parted and live at the same door are not asked about") {
    auto split = young();
    split.members = {father};
    split.area = ferry.id;
    split.address.reset();
    parted(split);
    const auto waiting = db.read([&](store::Transaction& tx) { return twins(tx, lan, {.area = commune.id}); });
    CHECK(waiting.empty());
}

TEST_CASE_FIXTURE(Life, "when nobody would stay it is no split") {
    CHECK(problem_of([&] { parted(young(3)); }) == "household.nobody_stays");
    CHECK(problem_of([&] { parted(young(2)); }) == "household.too_few_people");
    CHECK(problem_of([&] { parted(young(0)); }) == "household.too_few_people");
}

TEST_CASE_FIXTURE(Life, "a split taken back makes one household of the two again") {
    const auto young_home = parted(young());
    CHECK(take_back(*told().front().id).people == 3);
    CHECK(record().members == Members{mother, father, son});
    CHECK(count(ferry, people_indicator) == 3);
    CHECK(count(dike, people_indicator) == 0);
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = ""}) == Codes{"H-0001"});
    CHECK(db.read([&](store::Transaction& tx) { return get(tx, lan, young_home).id; }) == home);
}

TEST_CASE_FIXTURE(Life, "moving and leaving stand in the history too, and are changed where they were told") {
    Change change;
    change.area = {ferry.id, dike.id};
    this->change(lan, home, change);
    Change leaving;
    leaving.valid_until = {std::nullopt, today};
    this->change(lan, home, leaving);
    const auto events = told();
    REQUIRE(events.size() == 3);
    CHECK(events[0].kind == LifeEventKind::left);
    CHECK(events[1].area->name == "Thôn Bờ Đê");
    CHECK(events[2].kind == LifeEventKind::entered);
    CHECK(problem_of([&] { take_back(*events[1].id); }) == "household_event.stays");
}

TEST_CASE_FIXTURE(Life, "whoever has no permission here tells nothing and hears nothing") {
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) {
                  return tell_birth(tx, master, minh, home, {.member = baby, .on = today, .id = {}});
              });
          }) == "account.outside_area");
    CHECK(problem_of([&] { db.read([&](store::Transaction& tx) { return history(tx, minh, home); }); }) ==
          "account.outside_area");
}
