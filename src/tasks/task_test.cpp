#include "tasks/task.hpp"

#include <doctest/doctest.h>

#include "plan_on_desk.hpp"
#include "problem_of.hpp"
#include "reports/filling.hpp"
#include "tasks/checking.hpp"

namespace {

using spec::PlanOnDesk;
using tasks::Standing;

}  // namespace

TEST_CASE_FIXTURE(PlanOnDesk, "issuing gives each body of an assignment work of its own") {
    assign("III.1", "Các đơn vị", {id("health_a"), id("police_a"), id("front_a")});
    CHECK(issue().tasks == 3);
    REQUIRE(work_of("yen").size() == 1);
    CHECK(work_of("yen")[0].title == "Làm việc của mục III.1");
    CHECK(work_of("cuong").size() == 1);
    CHECK(work_of("minh").empty());
}

TEST_CASE_FIXTURE(PlanOnDesk, "work that must be done before a day is due the evening before") {
    assign("II.1", "Trạm y tế xã", {id("health_a")});
    set_deadline("II.1", "2021-06-15", true);
    issue();
    CHECK(work_of("yen")[0].due == base::parse_day("2021-06-14"));
}

TEST_CASE_FIXTURE(PlanOnDesk, "the deadline of a section binds the work below it and not its neighbours") {
    assign("II.1.2", "Trạm y tế xã", {id("health_a")});
    assign("II.10", "Công an xã", {id("police_a")});
    set_deadline("II.1", "2021-06-30", false);
    issue();
    CHECK(work_of("yen")[0].due == base::parse_day("2021-06-30"));
    CHECK(!work_of("cuong")[0].due);
}

TEST_CASE_FIXTURE(PlanOnDesk, "a plan that does not say whom it means is not issued") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    assign("III.2", "Đội kèn xã", {});
    CHECK(problem_of([&] { issue(); }) == "plan.addressee_unknown");
    CHECK(work_of("yen").empty());
}

TEST_CASE_FIXTURE(PlanOnDesk, "a plan is issued only once") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    issue();
    CHECK(problem_of([&] { issue(); }) == "plan.already_issued");
    CHECK(work_of("yen").size() == 1);
}

TEST_CASE_FIXTURE(PlanOnDesk, "a request may be declined with a reason and an order may not") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    assign("III.8", "Mặt trận xã", {id("front_a")}, false);
    issue();
    const auto order = work_of("yen")[0].id;
    const auto request = work_of("mat")[0].id;
    const auto decline = [&](const char* speaker, tasks::TaskId task, const char* reason) {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return tasks::decline(tx, who, task, reason);
        });
    };
    CHECK(problem_of([&] { decline("yen", order, "Thiếu người"); }) == "task.is_an_order");
    CHECK(problem_of([&] { decline("mat", request, "  "); }) == "task.reason_missing");
    CHECK(decline("mat", request, "Đang dồn sức cho bầu cử").state == tasks::TaskState::declined);
    CHECK(counts().declined == 1);
}

TEST_CASE_FIXTURE(PlanOnDesk, "a board tells silence from work under way, late and done") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    assign("III.2", "Công an xã", {id("police_a")});
    assign("III.3", "Mặt trận xã", {id("front_a")});
    set_deadline("III.1", "2021-06-20", false);
    issue();
    CHECK(counts().silent == 3);
    const auto police = work_of("cuong")[0].id;
    write("cuong", [&](store::Transaction& tx, const base::Who& who) { return tasks::acknowledge(tx, who, police); });
    CHECK(counts().doing == 1);
    pass_days(10);
    CHECK(counts().late == 1);
    CHECK(work_of("yen")[0].standing == Standing::late);
    write("cuong", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, police, {"Xong", {}, {}, {}});
    });
    CHECK(counts().done == 1);
    CHECK(counts().silent == 1);
}

TEST_CASE_FIXTURE(PlanOnDesk, "closed work takes no more words until the officer gives it back") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    issue();
    const auto task = work_of("yen")[0].id;
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
    });
    const auto more = [&] {
        write("yen", [&](store::Transaction& tx, const base::Who& who) {
            return tasks::report_progress(tx, who, task, {"Thêm", {}, {}});
        });
    };
    CHECK(problem_of(more) == "task.closed");
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::give_back(tx, who, task, "Chưa có ảnh"); });
    CHECK(problem_of(more) == "no problem");
}

TEST_CASE_FIXTURE(PlanOnDesk, "the totals that were kept agree with the facts") {
    assign("III.1", "Các đơn vị", {id("health_a"), id("police_a")});
    owe_reports("weekly", {id("health_a")});
    issue();
    const auto task = work_of("yen")[0].id;
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
    });
    pass_days(1);
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::give_back(tx, who, task, "Chưa có ảnh"); });
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return reports::send(tx, who, reports::of_body(tx, who, 10).at(0).id, "Không phát sinh");
    });
    for (const auto& indicators : {tasks::indicators(), reports::indicators()})
        for (const auto& indicator : indicators) {
            CAPTURE(indicator.name);
            CHECK(db().read([&](store::Transaction& tx) { return store::disagreements(tx, indicator); }).empty());
        }
    const auto kept = db().read([&](store::Transaction& tx) {
        return store::counted(tx, id("commune_a"), "tasks_given", *base::parse_day("2021-06-11"),
                              *base::parse_day("2021-06-11"));
    });
    CHECK(kept == 2);
}

TEST_CASE_FIXTURE(PlanOnDesk, "a roll call says who has reported, who has time, and who is late") {
    owe_reports("weekly", {id("health_a"), id("police_a")});
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    issue();
    const auto roll_call = [&] {
        return db().read([&](store::Transaction& tx) { return reports::roll_calls(tx, plan); }).at(0);
    };
    CHECK(roll_call().expected == 2);
    CHECK(roll_call().late == 0);
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return reports::send(tx, who, reports::of_body(tx, who, 10).at(0).id, "Đã hướng dẫn 40 hộ");
    });
    pass_days(3);  // Monday after the week
    CHECK(roll_call().reported == 1);
    CHECK(roll_call().late == 1);
}

TEST_CASE_FIXTURE(PlanOnDesk, "the next period of a report duty opens when its day has come, once") {
    owe_reports("weekly", {id("health_a")});
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    issue();
    pass_days(7);
    const auto open = [&] {
        return db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    };
    CHECK(open() == 1);
    CHECK(open() == 0);
}
