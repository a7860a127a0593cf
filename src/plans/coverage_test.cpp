#include "plans/coverage.hpp"

#include <doctest/doctest.h>

#include "plan_on_desk.hpp"
#include "tasks/checking.hpp"
#include "tasks/named_person.hpp"

namespace {

using plans::CoverageCounts;

/// Three duties of Lan's committee for two other bodies of the commune, and one that it gives itself.
struct GivenDuties : spec::PlanOnDesk {
    GivenDuties() {
        assign("III.1", "Các đơn vị", {id("health_a"), id("police_a")});
        assign("III.2", "Trạm y tế xã", {id("health_a")});
        assign("III.3", "Văn phòng", {id("committee_a")});
        issue();
    }

    CoverageCounts of_health() {
        return db().read([&](store::Transaction& tx) { return plans::coverage_of_body(tx, id("health_a")); });
    }
    CoverageCounts of_all() {
        return db().read([&](store::Transaction& tx) { return plans::coverage_of_plan(tx, plan); });
    }
    std::size_t miscounts() {
        return db().read([](store::Transaction& tx) { return plans::coverage_miscounts(tx).size(); });
    }
    tasks::TaskId first_of_health() { return work_of("yen").at(0).id; }
    void finish(tasks::TaskId task) {
        write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
        });
    }
};

TEST_CASE_FIXTURE(GivenDuties, "what a body gives itself by its own plan is no duty from above") {
    CHECK(of_all().duties == 3);
    CHECK(of_all().open == 3);
    CHECK(of_health().duties == 2);
}

TEST_CASE_FIXTURE(GivenDuties, "work that was done, given back or verified is in work, never open again") {
    const auto task = first_of_health();
    const auto expect_in_work = [&] {
        CHECK(of_health().in_work == 1);
        CHECK(of_health().open == 1);
        CHECK(miscounts() == 0);
    };
    finish(task);
    expect_in_work();
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::give_back(tx, who, task, "Chưa có ảnh"); });
    expect_in_work();
    finish(task);
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return tasks::verify(tx, who, task); });
    expect_in_work();
}

TEST_CASE_FIXTURE(GivenDuties,
                  "a duty that somebody is named on is in work, and open again when the name is taken back") {
    const auto task = first_of_health();
    const auto yen = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return bodies::add_person(tx, who, bodies::BodyId{id("health_a")}, "Mai Thị Yến", id("account_yen")).id;
    });
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::name_people(tx, who, task, {yen}); });
    CHECK(of_health().in_work == 1);
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::take_back_name(tx, who, task, yen); });
    CHECK(of_health().open == 2);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(GivenDuties, "counting the duties anew changes nothing") {
    finish(first_of_health());
    const auto before = of_all();
    db().write([](store::Transaction& tx) { plans::rebuild_coverage(tx); });
    CHECK(miscounts() == 0);
    CHECK(of_all().in_work == before.in_work);
    CHECK(of_all().open_since == before.open_since);
}

TEST_CASE_FIXTURE(GivenDuties,
                  "a duty that was changed behind the back of the counts is found, and counted when next kept") {
    const auto task = first_of_health();
    db().write([&](store::Transaction& tx) { tx.change("UPDATE task SET state = 'declined' WHERE id = $1", {task}); });
    CHECK(miscounts() > 0);
    db().write([&](store::Transaction& tx) { plans::keep_coverage(tx, plan, id("health_a")); });
    CHECK(miscounts() == 0);
    CHECK(of_health().left_out == 1);
}

}  // namespace
