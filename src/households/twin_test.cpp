#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "household_register.hpp"
#include "households/life.hpp"
#include "households/twin.hpp"
#include "problem_of.hpp"

using namespace households;

namespace {

using Codes = std::vector<std::string>;

/// The register with its twins.
struct Twins : spec::Register {
    std::vector<Twin> waiting(TwinState state = TwinState::open) {
        return db.read([&](store::Transaction& tx) { return twins(tx, lan, {.area = commune.id, .state = state}); });
    }
    Twin only_one() {
        const auto found = waiting();
        REQUIRE(found.size() == 1);
        return found.front();
    }
    Twin merge(TwinId id, HouseholdId keep) {
        return db.write([&](store::Transaction& tx) { return households::merge(tx, master, lan, id, keep); });
    }
    Twin keep_apart(TwinId id) {
        return db.write([&](store::Transaction& tx) { return households::keep_apart(tx, lan, id); });
    }
    Twin reopen(TwinId id) {
        return db.write([&](store::Transaction& tx) { return households::reopen(tx, master, lan, id); });
    }
    Household get(HouseholdId id) {
        return db.read([&](store::Transaction& tx) { return households::get(tx, lan, id); });
    }
    Codes everybody_here() { return codes(lan, {.area = commune.id, .team = {}, .words = ""}); }

    bool counters_agree() {
        return db.read([&](store::Transaction& tx) {
            for (const auto& indicator : indicators())
                if (!store::disagreements(tx, indicator).empty()) return false;
            return true;
        });
    }

    HouseholdId cam = enter(lan, family(ferry, "Đỗ Thị Cam", "0400 123 456"));

    static NewHousehold written_again(const areas::Area& area) {
        auto again = family(area, "DO THI CAM");
        again.people = 4;
        again.record.address = "";
        again.record.landmark = "sau chùa";
        again.record.members.push_back({"Bùi Văn Lựu", 1955, "0400 654 321"});
        return again;
    }
};

}  // namespace

TEST_CASE_FIXTURE(Twins, "a household that is entered again waits for a person and stands in nobody's way") {
    enter(lan, written_again(ferry));
    const auto twin = only_one();
    CHECK(twin.older.code == "H-0001");
    CHECK(twin.newer.code == "H-0002");
    CHECK(twin.reasons ==
          std::vector{TwinReason::name_without_marks, TwinReason::same_birth_year, TwinReason::same_hamlet});
    CHECK(everybody_here() == Codes{"H-0001", "H-0002"});
}

TEST_CASE_FIXTURE(Twins, "two who do not look alike are not asked about") {
    enter(lan, family(ferry, "Vũ Văn Quýt"));
    CHECK(waiting().empty());
}

TEST_CASE_FIXTURE(Twins, "the most alike stand first, page by page") {
    enter(lan, written_again(ferry));
    enter(lan, family(ferry, "Đỗ Thị Cam", "0400 123 456"));
    const auto all = waiting();
    REQUIRE(all.size() == 3);
    CHECK(all[0].score >= all[1].score);
    CHECK(all[1].score >= all[2].score);
    const auto next = db.read([&](store::Transaction& tx) {
        return twins(tx, lan, {.area = commune.id, .after = place_of(all[0]), .limit = 1});
    });
    REQUIRE(next.size() == 1);
    CHECK(next.front().id == all[1].id);
}

TEST_CASE_FIXTURE(Twins, "a change that makes two look alike parks them, one that does not forgets them") {
    const auto quyt = enter(lan, family(ferry, "Vũ Văn Quýt"));
    Change change;
    change.members = {{{"Vũ Văn Quýt", 1961, {}}}, {{"Đỗ Thị Cam", 1961, {}}}};
    this->change(lan, quyt, change);
    CHECK(waiting().size() == 1);
    std::swap(change.members->from, change.members->to);
    this->change(lan, quyt, change);
    CHECK(waiting().empty());
}

TEST_CASE_FIXTURE(Twins, "a household that moves away takes its twins out of the list") {
    const auto again = enter(lan, written_again(ferry));
    Change change;
    change.area = {ferry.id, elsewhere.id};
    this->change(everybody(), again, change);
    CHECK(waiting().empty());
}

TEST_CASE_FIXTURE(Twins, "merged, the two are one household with the members of both") {
    const auto again = enter(lan, written_again(ferry));
    merge(only_one().id, cam);
    CHECK(everybody_here() == Codes{"H-0001"});
    const auto record = open(lan, cam).value();
    CHECK(record.address == "Số 7, ngõ 2");
    CHECK(record.landmark == "sau chùa");
    CHECK(record.members ==
          std::vector<Member>{{"Đỗ Thị Cam", 1961, "0400123456"}, {"Bùi Văn Lựu", 1955, "0400654321"}});
    CHECK(get(cam).people == 4);
    CHECK(count(ferry, people_indicator) == 4);
    CHECK(count(ferry, households_indicator) == 1);
    CHECK(counters_agree());
    CHECK(search(lan, commune, "lựu") == Codes{"H-0001"});
    CHECK(get(again).id == cam);
}

TEST_CASE_FIXTURE(Twins, "the id of a merged household answers with the survivor, whatever is asked of it") {
    const auto again = enter(lan, written_again(ferry));
    merge(only_one().id, cam);
    CHECK(open(lan, again)->members.size() == 2);
    Change change;
    change.people = {4, 5};
    this->change(lan, again, change);
    CHECK(get(cam).people == 5);
    CHECK(verbs_about(cam).front() == "household.changed");
}

TEST_CASE_FIXTURE(Twins, "the household sees in its history that it was merged, and that it came apart") {
    enter(lan, written_again(ferry));
    const auto twin = merge(only_one().id, cam);
    const auto told = [&] { return db.read([&](store::Transaction& tx) { return history(tx, lan, cam); }).front(); };
    CHECK(told().kind == LifeEventKind::merged);
    CHECK(told().other->name == "H-0002");
    reopen(twin.id);
    CHECK(told().taken_back_at);
}

TEST_CASE_FIXTURE(Twins, "taken apart again, both are as they were") {
    const auto again = enter(lan, written_again(ferry));
    const auto twin = merge(only_one().id, cam);
    pass_days(3);
    CHECK(reopen(twin.id).state == TwinState::open);
    CHECK(everybody_here() == Codes{"H-0001", "H-0002"});
    CHECK(open(lan, cam) ==
          Record{.address = "Số 7, ngõ 2", .members = {{"Đỗ Thị Cam", 1961, "0400123456"}}, .hardship = {}});
    CHECK(open(lan, again)->members.size() == 2);
    CHECK(get(cam).people == 3);
    CHECK(get(again).people == 4);
    CHECK(count(ferry, people_indicator) == 7);
    CHECK(counters_agree());
    CHECK(search(lan, commune, "lựu") == Codes{"H-0002"});
}

TEST_CASE_FIXTURE(Twins, "what was corrected while they were one stays with the survivor") {
    enter(lan, written_again(ferry));
    const auto twin = merge(only_one().id, cam);
    Change change;
    change.address = {"Số 7, ngõ 2", "Số 9, ngõ 2"};
    this->change(lan, cam, change);
    reopen(twin.id);
    CHECK(open(lan, cam)->address == "Số 9, ngõ 2");
    CHECK(open(lan, cam)->members.size() == 1);
}

TEST_CASE_FIXTURE(Twins, "the number of a merged household is given to nobody else") {
    enter(lan, written_again(ferry));
    merge(only_one().id, cam);
    enter(lan, family(dike, "Vũ Văn Quýt"));
    CHECK(everybody_here() == Codes{"H-0001", "H-0003"});
}

TEST_CASE_FIXTURE(Twins, "kept apart, two are asked about again only when something new speaks for it") {
    const auto again = enter(lan, written_again(ferry));
    keep_apart(only_one().id);
    Change change;
    change.landmark = {"sau chùa", "cạnh chùa"};
    this->change(lan, again, change);
    CHECK(waiting().empty());
    CHECK(waiting(TwinState::apart).size() == 1);
    Change phone;
    phone.members = {open(lan, again)->members, {{"DO THI CAM", 1961, "0400123456"}, {"Bùi Văn Lựu", 1955, {}}}};
    this->change(lan, again, phone);
    CHECK(only_one().reasons.front() == TwinReason::same_phone);
}

TEST_CASE_FIXTURE(Twins, "a decision made twice is the same decision, another one is a conflict") {
    const auto again = enter(lan, written_again(ferry));
    const auto id = only_one().id;
    merge(id, cam);
    CHECK(merge(id, cam).state == TwinState::merged);
    CHECK(problem_of([&] { merge(id, again); }) == "household_twin.decided");
    CHECK(problem_of([&] { keep_apart(id); }) == "household_twin.decided");
    CHECK(problem_of([&] { merge(id, HouseholdId{new_id()}); }) == "household_twin.not_of_it");
}

TEST_CASE_FIXTURE(Twins, "what was merged first comes apart last") {
    const auto second = enter(lan, written_again(ferry));
    const auto first_twin = merge(only_one().id, second);
    const auto third = enter(lan, family(ferry, "Đỗ Thị Cam", "0400 123 456"));
    const auto second_twin = merge(only_one().id, third);
    CHECK(get(cam).id == third);
    CHECK(problem_of([&] { reopen(first_twin.id); }) == "household_twin.merged_since");
    reopen(second_twin.id);
    reopen(first_twin.id);
    CHECK(everybody_here() == Codes{"H-0001", "H-0002", "H-0003"});
    CHECK(counters_agree());
}

TEST_CASE_FIXTURE(Twins, "twins of another commune are not for this officer") {
    enter(lan, written_again(ferry));
    const auto id = only_one().id;
    CHECK(problem_of([&] { db.read([&](store::Transaction& tx) { return twins(tx, minh, {.area = commune.id}); }); }) ==
          "account.outside_area");
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { return households::merge(tx, master, minh, id, cam); });
          }) == "account.outside_area");
}
