#include "tasks/step.hpp"

#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "reports/filling.hpp"
#include "store/counters.hpp"
#include "tasks/checking.hpp"
#include "tasks/reminder.hpp"
#include "tasks/turn.hpp"
#include "tasks/word.hpp"
#include "weekly_numbers.hpp"

namespace {

using tasks::Step;
using tasks::TaskState;

/// The health station has work of Lan's plan. The clock stands at Friday, 11/6/2021, noon in Vietnam.
struct Undone : spec::WeeklyNumbers {
    tasks::TaskId give() {
        assign("I.1", "Trạm y tế xã", {id("health_a")});
        issue();
        return work_of("yen").at(0).id;
    }
    void acknowledge(tasks::TaskId task) {
        write("yen", [&](store::Transaction& tx, const base::Who& who) { return tasks::acknowledge(tx, who, task); });
    }
    void finish(tasks::TaskId task) {
        write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
        });
    }
    tasks::Task take_back(tasks::TaskId task, Step step, const char* speaker = "yen") {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return tasks::take_back(tx, who, task, step);
        });
    }
    std::string problem_of_taking_back(tasks::TaskId task, Step step, const char* speaker = "yen") {
        return problem_of([&] { take_back(task, step, speaker); });
    }
    std::size_t notices() {
        return db().read([](store::Transaction& tx) {
            return tx.run("SELECT 1 AS found FROM notice WHERE ended_at IS NULL").size();
        });
    }
    void require_agreement() {
        db().read([](store::Transaction& tx) {
            CHECK(tasks::miscounts(tx).empty());
            for (const auto& indicator : tasks::indicators()) CHECK(store::disagreements(tx, indicator).empty());
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Undone, "taken back, work stands as it did and counts as it did") {
    const auto task = give();
    const auto before = counts();
    acknowledge(task);
    finish(task);
    CHECK(take_back(task, Step::done).state == TaskState::acknowledged);
    require_agreement();
    const auto undone = take_back(task, Step::acknowledged);
    CHECK(undone.state == TaskState::given);
    CHECK(undone.percent == 0);
    CHECK(!undone.last_at);
    CHECK(!undone.done_on);
    CHECK(counts().silent == before.silent);
    require_agreement();
}

TEST_CASE_FIXTURE(Undone, "what a step ended reminds again") {
    assign("I.2", "Công an xã", {id("police_a")});
    const auto task = give();
    set_now("2021-06-17T02:00:00Z");
    tasks::remind_of_everything(db());
    const auto reminded = notices();
    REQUIRE(reminded > 1);
    acknowledge(task);
    CHECK(notices() == reminded - 1);
    take_back(task, Step::acknowledged);
    CHECK(notices() == reminded);
}

TEST_CASE_FIXTURE(Undone, "ten minutes, and not one more") {
    const auto task = give();
    set_now("2021-06-14T02:00:00Z");
    finish(task);
    set_now("2021-06-14T02:10:00.001Z");
    CHECK(problem_of_taking_back(task, Step::done) == "task.step_too_old");
    set_now("2021-06-14T02:10:00Z");
    CHECK(take_back(task, Step::done).state == TaskState::given);
}

TEST_CASE_FIXTURE(Undone, "nobody takes back what somebody else has said") {
    const auto task = give();
    finish(task);
    const auto colleague = who("yen");
    CHECK(problem_of([&] {
              db().write([&](store::Transaction& tx) {
                  auto other = colleague;
                  other.account = id("account_cuong");
                  CHECK(!tasks::own_step(tx, other, tasks::get(tx, other, task)));
                  return tasks::take_back(tx, other, task, Step::done);
              });
          }) == "task.step_of_another");
}

TEST_CASE_FIXTURE(Undone, "what was said since stays said") {
    const auto task = give();
    set_now("2021-06-14T02:00:00Z");
    acknowledge(task);
    set_now("2021-06-14T02:05:00Z");
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::speak(tx, who, task, {"Xin hỏi thêm", {}, {}, {}});
    });
    const auto undone = take_back(task, Step::acknowledged);
    CHECK(undone.state == TaskState::given);
    CHECK(undone.last_at == base::parse_instant("2021-06-14T02:05:00Z"));
    require_agreement();
}

TEST_CASE_FIXTURE(Undone, "work that was returned and done again goes back to what it was when it was returned") {
    const auto task = give();
    finish(task);
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::give_back(tx, who, task, "Thiếu ảnh"); });
    CHECK(problem_of_taking_back(task, Step::done) == "task.acted_upon");
    set_now("2021-06-14T02:00:00Z");
    finish(task);
    CHECK(take_back(task, Step::done).state == TaskState::returned);
    CHECK(counts().returned == 1);
    require_agreement();
}

TEST_CASE_FIXTURE(Undone,
                  "the next turn of a rhythm goes away with the word that this one is done, unless it was begun") {
    const auto task = give();
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::set_rhythm(tx, who, task, "FREQ=WEEKLY");
    });
    pass_days(20);
    const auto open_turns = [&] { return db().write([](store::Transaction& tx) { return tasks::open_turns(tx); }); };
    finish(task);
    CHECK(open_turns() == 1);
    tasks::remind_of_everything(db());
    take_back(task, Step::done);
    REQUIRE(work_of("yen").size() == 1);
    CHECK(work_of("yen")[0].id == task);
    CHECK(counts().total == 1);
    require_agreement();
    finish(task);
    CHECK(open_turns() == 1);
    acknowledge(work_of("yen").at(0).id);
    CHECK(problem_of_taking_back(task, Step::done) == "task.turn_begun");
    require_agreement();
}

TEST_CASE_FIXTURE(Undone, "what a report that was sent counts as done is no longer undone") {
    assign("I.1", "Trạm y tế xã", {id("health_a")});
    owe({{"viec_da_xong", "", "", "", reports::Method::sum, reports::Origin::computed}}, {id("health_a")});
    const auto task = work_of("yen").at(0).id;
    set_now("2021-06-11T06:00:00Z");
    finish(task);
    set_now("2021-06-11T06:03:00Z");
    write("yen", [](store::Transaction& tx, const base::Who& who) {
        return reports::send(tx, who, reports::of_body(tx, who, 1).at(0).id, "Đã tập huấn xong");
    });
    CHECK(problem_of_taking_back(task, Step::done) == "task.reported");
}

TEST_CASE_FIXTURE(Undone, "work whose plan has ended since is not opened again") {
    const auto task = give();
    finish(task);
    db().write(
        [&](store::Transaction& tx) { tx.change("UPDATE plan SET ended_from = '2021-06-11' WHERE id = $1", {plan}); });
    CHECK(problem_of_taking_back(task, Step::done) == "task.acted_upon");
    db().write(
        [&](store::Transaction& tx) { tx.change("UPDATE plan SET ended_from = '2021-06-12' WHERE id = $1", {plan}); });
    CHECK(take_back(task, Step::done).state == TaskState::given);
}
