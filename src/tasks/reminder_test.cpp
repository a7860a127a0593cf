#include "tasks/reminder.hpp"

#include <algorithm>

#include <doctest/doctest.h>

#include "base/named.hpp"
#include "bodies/charge.hpp"
#include "bodies/office.hpp"
#include "plan_on_desk.hpp"
#include "problem_of.hpp"
#include "tasks/named_person.hpp"
#include "tasks/word.hpp"

namespace {

using Names = std::vector<std::string>;

/// The health station has a task due on Friday 18/6/2021, given on Friday 11/6.
struct Reminded : spec::PlanOnDesk {
    base::Day today = base::day_of(*base::parse_instant("2021-06-11T05:00:00Z"));
    tasks::TaskId task;

    Reminded() {
        assign("I.1", "Trạm y tế xã", {id("health_a")});
        set_deadline("I.1", "2021-06-18", false);
        issue();
        task = work_of("yen").at(0).id;
    }
    void remind() { tasks::remind_of_everything(db()); }
    /// After so many days, what somebody is reminded of.
    Names notices(const std::string& speaker) {
        remind();
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            Names kinds;
            for (const auto& one : tasks::notices_of(tx, somebody, {}, 100))
                kinds.push_back((one.by_name ? "" : "body ") + base::name_of(one.kind));
            std::sort(kinds.begin(), kinds.end());
            return kinds;
        });
    }
    bodies::PersonId official(const std::string& body, const std::string& account) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::add_person(tx, who, {id(body)}, "Người " + account, id(account)).id;
        });
    }
    void acknowledge() {
        write("yen", [&](store::Transaction& tx, const base::Who& who) { return tasks::acknowledge(tx, who, task); });
    }
    void set_rule(const tasks::ReminderRule& rule) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            tasks::set_rule(tx, who, rule);
            return 0;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Reminded, "a body is reminded two working days before the day, on the day and after it, once each") {
    acknowledge();
    pass_days(4);
    CHECK(notices("yen").empty());
    pass_days(1);
    CHECK(notices("yen") == Names{"body due_soon"});
    CHECK(notices("yen") == Names{"body due_soon"});
    pass_days(2);
    CHECK(notices("yen") == Names{"body due_soon", "body due_today"});
    pass_days(1);
    CHECK(notices("yen") == Names{"body due_soon", "body due_today", "body late"});
    CHECK(notices("cuong").empty());
}

TEST_CASE_FIXTURE(Reminded, "who is named on the work is reminded instead of the whole body") {
    const auto yen = official("health_a", "account_yen");
    write("lan",
          [&](store::Transaction& tx, const base::Who& who) { return tasks::name_people(tx, who, task, {yen}); });
    pass_days(7);
    CHECK(notices("yen") == Names{"due_today"});
}

TEST_CASE_FIXTURE(Reminded, "after the day it goes up the line: the head of the body, then whoever follows it") {
    const auto yen = official("health_a", "account_yen");
    const auto lan = official("committee_a", "account_lan");
    acknowledge();
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        bodies::hold(tx, who, bodies::open_office(tx, who, {id("health_a")}, "Trạm trưởng", bodies::Rank::head), yen,
                     today);
        return bodies::put_in_charge(tx, who, {lan, areas::AreaId{id("commune_a")}, {}, {}, {}});
    });
    pass_days(10);  // Monday 21/6, one working day after
    CHECK(notices("yen") == Names{"body late", "late_head"});
    CHECK(notices("lan").empty());
    pass_days(2);
    CHECK(notices("lan") == Names{"late_giver"});
}

TEST_CASE_FIXTURE(Reminded, "silence belongs to whoever follows the work, and without them to the body that gave it") {
    pass_days(3);
    CHECK(notices("lan").empty());
    pass_days(1);
    CHECK(notices("lan") == Names{"body silent"});
    acknowledge();
    CHECK(notices("lan").empty());
}

TEST_CASE_FIXTURE(Reminded, "a reminder ends when its body speaks, and all of them when the work is done") {
    acknowledge();
    pass_days(10);
    CHECK(notices("yen") == Names{"body late", "body late_head"});
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::report_progress(tx, who, task, {"Gần xong", 80, {}, {}});
    });
    CHECK(notices("yen").empty());
    pass_days(2);
    CHECK(notices("lan") == Names{"body late_giver"});
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
    });
    CHECK(notices("lan").empty());
}

TEST_CASE_FIXTURE(Reminded,
                  "whoever is told of late work has acted when they spoke of it; others still have their own") {
    acknowledge();
    pass_days(12);
    CHECK(notices("lan") == Names{"body late_giver"});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::speak(tx, who, task, {"Chiều nay tôi xuống trạm", {}, {}, {}});
    });
    CHECK(notices("lan").empty());
    CHECK(notices("yen") == Names{"body late", "body late_head"});
}

TEST_CASE_FIXTURE(Reminded, "the body that gives the work says its own days, from a day on") {
    set_rule({today + 4, 0, 0, 0, 60});
    pass_days(5);
    CHECK(notices("yen").empty());
    CHECK(notices("lan").empty());
    pass_days(3);
    CHECK(notices("lan") == Names{"body late_giver"});
    CHECK(problem_of([&] { set_rule({today, 0, 0, 0, 0}); }) == "reminder.day_past");
    CHECK(problem_of([&] { set_rule({today + 20, 0, 61, 0, 0}); }) == "reminder.days_wrong");
}

TEST_CASE_FIXTURE(Reminded, "a reminder is seen by whom it is for, set aside by them and taken up again") {
    acknowledge();
    pass_days(7);
    remind();
    const auto first = [&](const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return tasks::notices_of(tx, somebody, {}, 1); });
    };
    const auto mark = [&] { return write("yen", [](auto& tx, const auto& who) { return tasks::mark_seen(tx, who); }); };
    const auto notice = first("yen").at(0);
    CHECK(!notice.seen_at);
    CHECK(mark() == 1);
    CHECK(mark() == 0);
    CHECK(first("yen").at(0).seen_at);
    const auto change = [&](const std::string& speaker,
                            void (*verb)(store::Transaction&, const base::Who&, tasks::NoticeId)) {
        write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            verb(tx, who, notice.id);
            return 0;
        });
    };
    CHECK(problem_of([&] { change("cuong", tasks::set_aside); }) == "notice.not_found");
    change("yen", tasks::set_aside);
    CHECK(first("yen").empty());
    change("yen", tasks::take_up_again);
    CHECK(first("yen").size() == 1);
}

TEST_CASE_FIXTURE(Reminded, "what has been late for months is not told anew") {
    acknowledge();
    pass_days(90);
    CHECK(notices("yen").empty());
}
