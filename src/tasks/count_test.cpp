#include <doctest/doctest.h>

#include "plan_on_desk.hpp"
#include "tasks/checking.hpp"
#include "tasks/count.hpp"
#include "tasks/turn.hpp"
#include "tasks/waiting.hpp"

namespace {

using spec::PlanOnDesk;
using tasks::Counts;

struct CountedWork : PlanOnDesk {
    CountedWork() {
        assign("III.1", "Các đơn vị", {id("health_a"), id("police_a")});
        assign("III.2", "Trạm y tế xã", {id("health_a")});
        set_deadline("III.1", "2021-06-15", /*exclusive=*/false);
        issue();
    }

    Counts of_health() {
        return db().read([&](store::Transaction& tx) { return tasks::counts_of_body(tx, id("health_a")); });
    }
    Counts given() {
        return db().read([&](store::Transaction& tx) { return tasks::counts_given_by(tx, who("lan").body); });
    }
    std::size_t miscounts() {
        return db().read([](store::Transaction& tx) { return tasks::miscounts(tx).size(); });
    }
    void finish_first() {
        write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::finish(tx, who, work_of("yen").at(0).id, {"Xong", {}, {}, {}});
        });
    }
};

TEST_CASE_FIXTURE(CountedWork, "what a body does and what another has given are counted each on its own side") {
    CHECK(of_health().total == 2);
    CHECK(of_health().silent == 2);
    CHECK(given().total == 3);
    finish_first();
    CHECK(of_health().done == 1);
    CHECK(given().unchecked == 1);
    CHECK(counts().silent == 2);
}

TEST_CASE_FIXTURE(CountedWork, "work is due today and then late without anybody writing anything") {
    pass_days(4);
    CHECK(of_health().today == 1);
    CHECK(of_health().late == 0);
    pass_days(1);
    CHECK(of_health().today == 0);
    CHECK(of_health().late == 1);
    CHECK(given().late == 2);
    CHECK(of_health().silent == 1);
}

TEST_CASE_FIXTURE(CountedWork, "a returned task is under way and told apart") {
    finish_first();
    const auto task = db().read([&](store::Transaction& tx) { return tasks::of_plan(tx, plan); });
    for (const auto& one : task)
        if (one.state == tasks::TaskState::done)
            write("lan", [&](store::Transaction& tx, const base::Who& who) {
                return tasks::give_back(tx, who, one.id, "Chưa có ảnh");
            });
    CHECK(of_health().doing == 1);
    CHECK(of_health().returned == 1);
    CHECK(given().unchecked == 0);
}

TEST_CASE_FIXTURE(CountedWork, "the counts that were kept agree with the tasks, and counting anew changes nothing") {
    finish_first();
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::set_due(tx, who, work_of("cuong").at(0).id, base::parse_day("2021-06-15"),
                              base::parse_day("2021-06-18"));
    });
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::set_rhythm(tx, who, work_of("yen").at(0).id, "FREQ=WEEKLY;BYDAY=MO");
    });
    CHECK(miscounts() == 0);
    const auto before = given();
    db().write([](store::Transaction& tx) { tasks::rebuild_counts(tx); });
    CHECK(miscounts() == 0);
    CHECK(given().total == before.total);
    CHECK(given().silent == before.silent);
}

TEST_CASE_FIXTURE(CountedWork,
                  "a task that was changed behind the back of the counts is found, and counted when next kept") {
    const auto task = work_of("cuong").at(0).id;
    db().write([&](store::Transaction& tx) { tx.change("UPDATE task SET state = 'verified' WHERE id = $1", {task}); });
    CHECK(miscounts() > 0);
    db().write([&](store::Transaction& tx) { tasks::keep_counts(tx, task); });
    CHECK(miscounts() == 0);
    CHECK(given().done == 1);
}

}  // namespace
