#include "tasks/charged_task.hpp"

#include <doctest/doctest.h>

#include "areas/area.hpp"
#include "bodies/body.hpp"
#include "plan_on_desk.hpp"
#include "problem_of.hpp"
#include "tasks/word.hpp"

namespace {

using Names = std::vector<std::string>;

/// Commune A has two hamlets with a body each; Tuan works for its committee. The clock stands at 11/6/2021.
struct Charged : spec::PlanOnDesk {
    base::Day today = base::day_of(*base::parse_instant("2021-06-11T05:00:00Z"));
    areas::AreaId commune{id("commune_a")};
    areas::AreaId hamlet_1 = hamlet("Lộ Khê", "01");
    areas::AreaId hamlet_2 = hamlet("Đông Linh", "02");
    base::Uuid body_1 = body_of(hamlet_1, "Thôn Lộ Khê");
    base::Uuid body_2 = body_of(hamlet_2, "Thôn Đông Linh");
    bodies::PersonId tuan = official("Trần Văn Tuấn", "account_tuan");
    bodies::PersonId lan = official("Lê Thị Lan", "account_lan");

    areas::AreaId hamlet(const std::string& name, const std::string& code) {
        return write("admin", [&](store::Transaction& tx, const base::Who& who) {
            return areas::open(tx, who, {commune, "thon", name, code, *base::parse_day("2021-01-01")}).id;
        });
    }
    base::Uuid body_of(areas::AreaId place, const std::string& name) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::open(tx, who, {"hamlet", name, place, {}, {}, {}, {}}).id.uuid;
        });
    }
    bodies::PersonId official(const std::string& name, const std::string& account) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::add_person(tx, who, {id("committee_a")}, name, id(account)).id;
        });
    }
    bodies::Charge put(const bodies::NewCharge& wanted) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::put_in_charge(tx, who, wanted);
        });
    }
    std::vector<tasks::ChargedTask> charged(const std::string& speaker, std::optional<tasks::TaskId> after = {},
                                            std::size_t limit = 100) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return tasks::charged_to(tx, somebody, after, limit); });
    }
    Names titles(const std::string& speaker) {
        Names titles;
        for (const auto& one : charged(speaker)) titles.push_back(one.task.section + ' ' + one.task.body.name);
        return titles;
    }
    /// Who is in charge of the work of a section, by the board.
    Names in_charge(const std::string& section) {
        return db().read([&](store::Transaction& tx) {
            Names names;
            auto people = tasks::in_charge(tx, plan);
            for (const auto& task : tasks::of_plan(tx, plan))
                if (task.section == section)
                    for (const auto& person : people[task.id]) names.push_back(person.name);
            return names;
        });
    }
    tasks::Task task_of(const std::string& section) {
        return db().read([&](store::Transaction& tx) {
            for (const auto& task : tasks::of_plan(tx, plan))
                if (task.section == section) return task;
            throw std::logic_error("no task of section " + section);
        });
    }
    void say_field(const std::string& speaker, const std::string& section, std::optional<std::string> from,
                   std::optional<std::string> to) {
        write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return tasks::set_field(tx, who, task_of(section).id, from, to);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Charged, "who is in charge of a hamlet follows its work and not that of the hamlet beside") {
    assign("I.1", "Các thôn", {body_1, body_2});
    issue();
    const auto charge = put({tuan, hamlet_1, {}, {}, {}});
    CHECK(titles("tuan") == Names{"I.1 Thôn Lộ Khê"});
    CHECK(charged("tuan").at(0).because.at(0).charge == charge.id);
    CHECK(charged("tuan").at(0).because.at(0).area.value().name == "Thôn Lộ Khê");
    CHECK(titles("lan").empty());
}

TEST_CASE_FIXTURE(Charged, "who is in charge of the commune follows what stands below it too") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    assign("II.1", "Trạm y tế xã", {id("health_a")});
    issue();
    put({tuan, commune, {}, {}, {}});
    CHECK(titles("tuan").size() == 2);
}

TEST_CASE_FIXTURE(Charged,
                  "a charge begins on its first day, ends after its last, and the successor has the work at once") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    issue();
    put({tuan, hamlet_1, {}, today + 1, today + 3});
    put({lan, hamlet_1, {}, today + 4, {}});
    CHECK(titles("tuan").empty());
    CHECK(in_charge("I.1").empty());
    pass_days(1);
    CHECK(titles("tuan").size() == 1);
    CHECK(in_charge("I.1") == Names{"Trần Văn Tuấn"});
    pass_days(2);
    CHECK(titles("tuan").size() == 1);
    CHECK(titles("lan").empty());
    pass_days(1);
    CHECK(titles("tuan").empty());
    CHECK(titles("lan").size() == 1);
    CHECK(in_charge("I.1") == Names{"Lê Thị Lan"});
}

TEST_CASE_FIXTURE(Charged, "the day of a charge is a day in Vietnam, where it begins seven hours before UTC") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    issue();
    put({tuan, hamlet_1, {}, today + 1, today + 1});
    set_now("2021-06-11T16:59:59Z");
    CHECK(titles("tuan").empty());
    set_now("2021-06-11T17:00:00Z");
    CHECK(titles("tuan").size() == 1);
    set_now("2021-06-12T16:59:59Z");
    CHECK(titles("tuan").size() == 1);
    set_now("2021-06-12T17:00:00Z");
    CHECK(titles("tuan").empty());
}

TEST_CASE_FIXTURE(Charged, "a field is followed when an officer says that the work is of that field") {
    assign("II.1", "Trạm y tế xã", {id("health_a")});
    issue();
    put({tuan, {}, "y tế", {}, {}});
    CHECK(titles("tuan").empty());
    say_field("lan", "II.1", {}, "y tế");
    CHECK(titles("tuan") == Names{"II.1 Trạm y tế xã An Khê"});
    CHECK(in_charge("II.1") == Names{"Trần Văn Tuấn"});
    say_field("lan", "II.1", "y tế", {});
    CHECK(titles("tuan").empty());
}

TEST_CASE_FIXTURE(Charged, "a charge of a field in an area follows only the work that is both") {
    assign("I.1", "Các thôn", {body_1});
    assign("I.2", "Các thôn", {body_1});
    assign("II.1", "Trạm y tế xã", {id("health_a")});
    issue();
    put({tuan, hamlet_1, "y tế", {}, {}});
    say_field("lan", "I.2", {}, "y tế");
    say_field("lan", "II.1", {}, "y tế");
    CHECK(titles("tuan") == Names{"I.2 Thôn Lộ Khê"});
}

TEST_CASE_FIXTURE(Charged, "work that falls into two charges stands there once, with both") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    issue();
    put({tuan, hamlet_1, {}, {}, {}});
    put({tuan, {}, "môi trường", {}, {}});
    say_field("lan", "I.1", {}, "môi trường");
    REQUIRE(charged("tuan").size() == 1);
    CHECK(charged("tuan")[0].because.size() == 2);
    CHECK(in_charge("I.1") == Names{"Trần Văn Tuấn"});
}

TEST_CASE_FIXTURE(Charged,
                  "what is late comes first, what has no day last, and each page goes on where the one before ended") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    assign("I.2", "Thôn Lộ Khê", {body_1});
    assign("I.3", "Thôn Lộ Khê", {body_1});
    assign("I.4", "Thôn Lộ Khê", {body_1});
    set_deadline("I.2", "2021-06-25", false);
    set_deadline("I.4", "2021-06-14", false);
    issue();
    put({tuan, hamlet_1, {}, {}, {}});
    put({tuan, commune, {}, {}, {}});
    pass_days(5);
    CHECK(titles("tuan") == Names{"I.4 Thôn Lộ Khê", "I.2 Thôn Lộ Khê", "I.1 Thôn Lộ Khê", "I.3 Thôn Lộ Khê"});
    Names seen;
    std::optional<tasks::TaskId> last;
    for (auto page = charged("tuan", last, 1); !page.empty(); page = charged("tuan", last, 1)) {
        REQUIRE(page.size() == 1);
        last = page[0].task.id;
        seen.push_back(page[0].task.section);
    }
    CHECK(seen == Names{"I.4", "I.2", "I.1", "I.3"});
}

TEST_CASE_FIXTURE(Charged, "a charge shows nobody the work of a body that is not theirs") {
    assign("I.1", "Thôn Lộ Khê", {body_1});
    issue();
    const auto stranger = write("minh", [&](store::Transaction& tx, const base::Who& who) {
        return bodies::add_person(tx, who, {id("committee_b")}, "Vũ Văn Minh", id("account_minh")).id;
    });
    write("minh", [&](store::Transaction& tx, const base::Who& who) {
        return bodies::put_in_charge(tx, who, {stranger, hamlet_1, {}, {}, {}});
    });
    CHECK(titles("minh").empty());
    CHECK(in_charge("I.1").empty());
}

TEST_CASE_FIXTURE(Charged, "work done in somebody's time stays with them in its history when another takes over") {
    assign("II.1", "Ủy ban nhân dân xã", {id("committee_a")});
    issue();
    put({tuan, commune, {}, today, today + 3});
    put({lan, commune, {}, today + 4, {}});
    const auto task = task_of("II.1").id;
    write("tuan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
    });
    pass_days(4);
    CHECK(titles("lan").empty());
    CHECK(db().read([&](store::Transaction& tx) { return tasks::words(tx, task).items; }).back().who == "tuan");
}

TEST_CASE_FIXTURE(Charged, "a field is chosen by who follows the work, from the fields of its charges") {
    assign("II.1", "Trạm y tế xã", {id("health_a")});
    issue();
    put({tuan, {}, "y tế", {}, {}});
    CHECK(problem_of([&] { say_field("lan", "II.1", {}, "làm đẹp"); }) == "task.field_unknown");
    CHECK(problem_of([&] { say_field("yen", "II.1", {}, "y tế"); }) == "account.outside_area");
    CHECK(problem_of([&] { say_field("minh", "II.1", {}, "y tế"); }) == "task.not_found");
    say_field("lan", "II.1", {}, "y tế");
    CHECK(problem_of([&] { say_field("lan", "II.1", "môi trường", {}); }) == "task.field_changed");
    const auto choice = [&](const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return tasks::fields_for(tx, somebody, task_of("II.1")); });
    };
    CHECK(choice("lan") == Names{"y tế"});
    CHECK(choice("yen").empty());
}
