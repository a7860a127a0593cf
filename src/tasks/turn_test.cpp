#include "tasks/turn.hpp"

#include <doctest/doctest.h>

#include "plan_on_desk.hpp"

namespace {

/// The clock stands at Friday 11/6/2021.
struct Turns : spec::PlanOnDesk {
    tasks::TaskId weekly() {
        assign("I.1", "Trạm y tế xã", {id("health_a")});
        issue();
        const auto task = work_of("yen").at(0).id;
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::set_rhythm(tx, who, task, "FREQ=WEEKLY");
        });
        return task;
    }
    void finish(tasks::TaskId task) {
        write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::finish(tx, who, task, {"Xong lượt này", {}, {}, {}});
        });
    }
    std::size_t open_turns() {
        return db().write([](store::Transaction& tx) { return tasks::open_turns(tx); });
    }
    /// An assignment with these duties, each on a line of the paper, and a recurring deadline on a line.
    std::optional<std::string> read(const std::vector<std::string>& duties, std::int64_t line, const std::string& rule,
                                    std::optional<std::int64_t> report_line = {}) {
        plans::PlanItem assignment{.kind = plans::ItemKind::assignment};
        assignment.value = base::parse_json(base::to_json(plans::AssignmentValue{"Trạm y tế xã", true, {}, duties}));
        assignment.spans = {{4, 0, 20}, {5, 0, 80}};
        plans::DeadlineValue said;
        said.kind = reader::DeadlineKind::recurring;
        said.rule = rule;
        plans::PlanItem deadline{.kind = plans::ItemKind::deadline};
        deadline.value = base::parse_json(base::to_json(said));
        deadline.spans = {{line, 10, 20}};
        std::vector<plans::PlanItem> reports;
        if (report_line) {
            reports.push_back({.kind = plans::ItemKind::report});
            reports.back().spans = {{*report_line, 0, 40}};
        }
        return tasks::rhythm_of({deadline}, reports, assignment);
    }
};

}  // namespace

TEST_CASE_FIXTURE(
    Turns,
    "a weekly task has its first day a week on, and its next turn opens when this one is done and its day past") {
    const auto task = weekly();
    CHECK(work_of("yen").at(0).due == base::parse_day("2021-06-18"));
    finish(task);
    CHECK(open_turns() == 0);
    pass_days(8);
    CHECK(open_turns() == 1);
    CHECK(open_turns() == 0);
    REQUIRE(work_of("yen").size() == 1);
    CHECK(work_of("yen")[0].turn == 2);
    CHECK(work_of("yen")[0].due == base::parse_day("2021-06-25"));
    CHECK(work_of("yen")[0].state == tasks::TaskState::given);
}

TEST_CASE_FIXTURE(Turns,
                  "a turn that is late stays late: no two are owed at once, and weeks that went by are not made up") {
    const auto task = weekly();
    pass_days(20);
    CHECK(open_turns() == 0);
    CHECK(work_of("yen").size() == 1);
    finish(task);
    CHECK(open_turns() == 1);
    CHECK(work_of("yen").at(0).due == base::parse_day("2021-07-02"));
}

TEST_CASE_FIXTURE(Turns, "a task that recurs no more ends with the turn that was open") {
    const auto task = weekly();
    write("lan", [&](store::Transaction& tx, const base::Who& who) { return tasks::set_rhythm(tx, who, task, {}); });
    finish(task);
    pass_days(20);
    CHECK(open_turns() == 0);
}

TEST_CASE_FIXTURE(Turns, "each turn counts as work given, and what is kept agrees with the facts") {
    finish(weekly());
    pass_days(8);
    open_turns();
    for (const auto& indicator : tasks::indicators())
        CHECK(db().read([&](store::Transaction& tx) { return store::disagreements(tx, indicator); }).empty());
    CHECK(counts().total == 2);
}

TEST_CASE_FIXTURE(Turns, "a plan gives a rhythm where a body's only duty says one by the week or longer") {
    CHECK(read({"Tổng vệ sinh hằng tuần"}, 5, "RRULE:FREQ=WEEKLY") == "FREQ=WEEKLY");
    CHECK(!read({"Đo thân nhiệt hằng ngày"}, 5, "RRULE:FREQ=DAILY"));
    CHECK(!read({"Tổng vệ sinh hằng tuần", "Phát tờ rơi"}, 5, "RRULE:FREQ=WEEKLY"));
    CHECK(!read({"Tổng vệ sinh"}, 9, "RRULE:FREQ=WEEKLY"));
    CHECK(!read({"Báo cáo hằng tuần"}, 5, "RRULE:FREQ=WEEKLY", 5));
}
