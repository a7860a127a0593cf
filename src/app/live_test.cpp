#include "app/live.hpp"

#include <doctest/doctest.h>

#include "plan_on_desk.hpp"
#include "plans/cooperator.hpp"

namespace {

/// The health station of commune A leads, the committee of commune B helps.
struct Followed : spec::PlanOnDesk {
    Followed() {
        assign("I.1", "Trạm y tế xã", {id("health_a")});
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const auto item = plans::items(tx, plan, plans::ItemKind::assignment).at(0).id;
            plans::choose_cooperators(tx, who, plan, item, {id("committee_b")});
        });
        issue();
    }

    /// Which of the lines about the station's task somebody's live page hears of.
    std::vector<std::string> heard_by(const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            std::vector<std::string> verbs;
            for (const auto& line : store::lines_after(tx, 0, 1000))
                if (line.verb.starts_with("task.") && app::may_see(tx, somebody, line)) verbs.push_back(line.verb);
            return verbs;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Followed,
                  "a body that helps from elsewhere hears of a task as its lead does, and a stranger to it does not") {
    write("yen", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::acknowledge(tx, who, work_of("yen").at(0).id);
    });
    const std::vector<std::string> all{"task.given", "task.acknowledged"};
    CHECK(heard_by("yen") == all);
    CHECK(heard_by("minh") == all);
    CHECK(heard_by("stranger").empty());
}

TEST_CASE_FIXTURE(Followed, "who helps with one task hears nothing of another") {
    const auto other = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return plans::keep_draft(tx, who, {"other.txt", "bytes", {"other.txt", "KẾ HOẠCH"}, {}});
    });
    plan = other;
    assign("I.1", "Công an xã", {id("police_a")});
    issue();
    CHECK(heard_by("minh") == std::vector<std::string>{"task.given"});
    CHECK(heard_by("lan").size() == 2);
}
