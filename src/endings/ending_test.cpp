#include "endings/ending.hpp"

#include <utility>

#include <doctest/doctest.h>

#include "plan_on_desk.hpp"
#include "plans/cooperator.hpp"
#include "problem_of.hpp"
#include "reports/fold.hpp"
#include "reports/report.hpp"
#include "store/counters.hpp"
#include "tasks/reminder.hpp"
#include "tasks/step.hpp"
#include "tasks/word.hpp"

namespace {

using endings::Ending;
using tasks::TaskState;

/// Health station and police were given work; both owe a weekly report. The clock stands at 11/6/2021.
struct PlanAtWork : spec::PlanOnDesk {
    PlanAtWork() {
        assign("I", "Trạm y tế xã", {id("health_a")});
        assign("II", "Công an xã", {id("police_a")});
        set_deadline("II", "2021-06-20", false);
        owe_reports("weekly", {id("health_a"), id("police_a")});
        issue();
    }

    Ending close(const char* from) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return endings::close(tx, who, plan, {"5/TB-UBND", {}, "Kết thúc", {}, *base::parse_day(from)});
        });
    }

    void take_back(const Ending& ending) {
        write("lan",
              [&](store::Transaction& tx, const base::Who& who) { return endings::take_back(tx, who, ending.id); });
    }

    /// A draft with the same clauses, of which the guard's has other words and a later day.
    plans::PlanId draft_beside() {
        const auto older = plan;
        plan = write("lan", [](store::Transaction& tx, const base::Who& lan) {
            return plans::keep_draft(tx, lan, {"moi.txt", "bytes", {"moi.txt", "KẾ HOẠCH"}, {}});
        });
        assign("I", "Trạm y tế xã", {id("health_a")});
        assign("II", "Công an xã", {id("police_a")});
        set_deadline("II", "2021-06-30", false);
        owe_reports("weekly", {id("health_a"), id("police_a")});
        return std::exchange(plan, older);
    }

    /// Every clause goes on under the other plan from today.
    Ending replace(plans::PlanId by, bool is_amendment) {
        return write("lan", [&](store::Transaction& tx, const base::Who& lan) {
            endings::Replacing replacing{by, base::day_of(tx.now()), {}, {}};
            for (const auto& pair : plans::pair_clauses(tx, lan, plan, by))
                if (pair.before && pair.after) replacing.clauses.push_back({pair.before->id, pair.after->id});
            return is_amendment ? endings::amend(tx, lan, plan, replacing)
                                : endings::supersede(tx, lan, plan, replacing);
        });
    }

    void remind() { tasks::remind_of_everything(db()); }

    std::size_t count_of(const char* sql) {
        return db().read([&](store::Transaction& tx) { return tx.run(sql).size(); });
    }

    void require_agreement() {
        db().read([](store::Transaction& tx) {
            CHECK(tasks::miscounts(tx).empty());
            for (const auto& indicator : tasks::indicators()) CHECK(store::disagreements(tx, indicator).empty());
        });
    }

    std::size_t owed() {
        return db().read([&](store::Transaction& tx) {
            return tx.run("SELECT 1 AS found FROM report WHERE received_at IS NULL").size();
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(PlanAtWork, "SQL and C++ agree on which states are open") {
    const auto task = work_of("cuong").front().id;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<TaskState>>([&](auto state) {
        db().write([&](store::Transaction& tx) {
            tx.change("UPDATE task SET state = $2 WHERE id = $1", {task, std::string(state.name)});
            const auto row = tx.run("SELECT is_open FROM task WHERE id = $1", {task}).at(0);
            CHECK(row.boolean("is_open") != tasks::is_closed(state.value));
        });
    });
}

TEST_CASE_FIXTURE(PlanAtWork, "an ending ahead leaves the work alone until its day") {
    CHECK(close("2021-06-21").tasks == 0);
    CHECK(work_of("cuong").size() == 1);
    set_now("2021-06-21T01:00:00Z");
    CHECK(db().write([](store::Transaction& tx) { return endings::end_work_of_the_day(tx); }) == 1);
    CHECK(work_of("cuong").empty());
    CHECK(counts().ended == 2);
    CHECK(db().write([](store::Transaction& tx) { return endings::end_work_of_the_day(tx); }) == 0);
}

TEST_CASE_FIXTURE(PlanAtWork, "the reports of a week that had begun stay owed, and no later week is asked for") {
    CHECK(owed() == 2);
    set_now("2021-06-15T01:00:00Z");
    db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    CHECK(owed() == 4);
    const auto ending = close("2021-06-14");
    CHECK(owed() == 2);
    set_now("2021-06-29T01:00:00Z");
    CHECK(db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); }) == 0);
    take_back(ending);
    // The weeks of 14, 21 and 28 June are asked for again.
    CHECK(owed() == 8);
}

TEST_CASE_FIXTURE(PlanAtWork, "totals of a period that is asked for no more are gone") {
    const auto totals = [&] {
        return db().write([](store::Transaction& tx) {
            while (reports::fold_reports(tx) > 0) continue;
            return tx.run("SELECT 1 AS found FROM report_total WHERE period_from = '2021-06-14'").size();
        });
    };
    set_now("2021-06-15T01:00:00Z");
    db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    CHECK(totals() > 0);
    close("2021-06-14");
    CHECK(totals() == 0);
}

TEST_CASE_FIXTURE(PlanAtWork, "nobody is reminded of work that ended") {
    const auto remind = [&] {
        return db().write([](store::Transaction& tx) {
            tasks::remind(tx, tasks::due_reminders(tx, 100));
            return tx.run("SELECT 1 AS found FROM notice WHERE ended_at IS NULL").size();
        });
    };
    set_now("2021-06-18T01:00:00Z");
    CHECK(remind() > 0);
    close("2021-06-18");
    CHECK(remind() == 0);
    set_now("2021-06-25T01:00:00Z");
    CHECK(remind() == 0);
}

TEST_CASE_FIXTURE(PlanAtWork, "after an ending and after it was taken back the kept totals say what the rows say") {
    const auto agree = [&] {
        db().read([&](store::Transaction& tx) {
            for (const auto& indicator : tasks::indicators()) CHECK(store::disagreements(tx, indicator).empty());
        });
    };
    const auto ending = close("2021-06-11");
    agree();
    take_back(ending);
    agree();
    CHECK(counts().ended == 0);
}

TEST_CASE_FIXTURE(PlanAtWork, "work of an unchanged clause goes on under the plan in its place, done or not") {
    const auto old_plan = plan;
    const auto guard = work_of("cuong").front().id;
    const auto listing = work_of("yen").front().id;
    write("yen", [&](store::Transaction& tx, const base::Who& yen) {
        return tasks::finish(tx, yen, listing, {"Xong", {}, {}, {}});
    });
    plan = write("lan", [](store::Transaction& tx, const base::Who& lan) {
        return plans::keep_draft(tx, lan, {"moi.txt", "bytes", {"moi.txt", "KẾ HOẠCH"}, {}});
    });
    assign("I", "Trạm y tế xã", {id("health_a")});
    assign("II", "Công an xã", {id("police_a")});
    const auto ending = write("lan", [&](store::Transaction& tx, const base::Who& lan) {
        endings::Replacing replacing{plan, base::day_of(tx.now()), {}, {}};
        for (const auto& pair : plans::pair_clauses(tx, lan, old_plan, plan))
            if (pair.before && pair.after) replacing.clauses.push_back({pair.before->id, pair.after->id});
        return endings::supersede(tx, lan, old_plan, replacing);
    });
    CHECK(ending.carried == 2);
    CHECK(ending.tasks == 0);
    CHECK(work_of("cuong").front().id == guard);
    CHECK(work_of("cuong").front().plan == plan);
    CHECK(counts().total == 2);
    CHECK(counts().done == 1);
}

TEST_CASE_FIXTURE(PlanAtWork, "work that went on comes back with its day, its reminders and its counts") {
    set_now("2021-06-18T01:00:00Z");
    remind();
    const auto reminded = count_of("SELECT 1 AS found FROM notice WHERE ended_at IS NULL");
    const auto before = counts();
    const auto by = draft_beside();
    for (const bool is_amendment : {true, false}) {
        const auto ending = replace(is_amendment ? by : draft_beside(), is_amendment);
        CHECK(ending.carried == 2);
        CHECK(work_of("cuong").front().due == base::parse_day("2021-06-30"));
        CHECK(counts().total == 0);
        take_back(ending);
        CHECK(work_of("cuong").front().due == base::parse_day("2021-06-20"));
        CHECK(work_of("cuong").front().plan == plan);
        CHECK(counts().total == before.total);
        CHECK(counts().silent == before.silent);
        CHECK(count_of("SELECT 1 AS found FROM notice WHERE ended_at IS NULL") == reminded);
        require_agreement();
    }
}

TEST_CASE_FIXTURE(PlanAtWork, "a week that both plans ask for is asked for once, whichever of them holds") {
    const auto asked = "SELECT 1 AS found FROM report r WHERE r.received_at IS NULL AND r.period_until >= '2021-06-15'";
    set_now("2021-06-15T01:00:00Z");
    db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    CHECK(count_of(asked) == 2);
    const auto ending = replace(draft_beside(), true);
    CHECK(count_of(asked) == 2);
    take_back(ending);
    CHECK(count_of(asked) == 2);
    set_now("2021-06-22T01:00:00Z");
    db().write([](store::Transaction& tx) { return reports::open_periods(tx, base::day_of(tx.now())); });
    CHECK(
        count_of(
            "SELECT 1 AS found FROM report r JOIN report_duty d ON d.id = r.duty WHERE r.period_from = '2021-06-21'") ==
        2);
}

TEST_CASE_FIXTURE(PlanAtWork, "whoever only helps under the new plan helps no more when it is taken back") {
    const auto by = draft_beside();
    write("lan", [&](store::Transaction& tx, const base::Who& lan) {
        for (const auto& item : plans::items(tx, by, plans::ItemKind::assignment))
            plans::choose_cooperators(tx, lan, by, item.id, {id("front_a")});
        return 0;
    });
    const auto ending = replace(by, true);
    CHECK(count_of("SELECT 1 AS found FROM task_cooperator") == 2);
    take_back(ending);
    CHECK(count_of("SELECT 1 AS found FROM task_cooperator") == 0);
}

TEST_CASE_FIXTURE(PlanAtWork, "work that somebody has moved stays where it is, and talk moves nothing") {
    const auto guard = work_of("cuong").front().id;
    const auto ending = replace(draft_beside(), true);
    write("cuong", [&](store::Transaction& tx, const base::Who& cuong) {
        return tasks::speak(tx, cuong, guard, {"Từ mấy giờ?", {}, {}, {}});
    });
    write("cuong", [&](store::Transaction& tx, const base::Who& cuong) {
        tasks::acknowledge(tx, cuong, guard);
        return tasks::take_back(tx, cuong, guard, tasks::Step::acknowledged);
    });
    SUBCASE("taken on and not taken on after all") {
        take_back(ending);
    }
    SUBCASE("told of") {
        write("cuong", [&](store::Transaction& tx, const base::Who& cuong) {
            return tasks::report_progress(tx, cuong, guard, {"Đã trực", {}, {}, {}});
        });
        CHECK(problem_of([&] { take_back(ending); }) == "ending.work_went_on");
    }
}
