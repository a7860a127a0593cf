#include "tasks/named_person.hpp"

#include <boost/json/serialize.hpp>
#include <doctest/doctest.h>

#include "accounts/grant.hpp"
#include "bodies/charge.hpp"
#include "bodies/group.hpp"
#include "bodies/office.hpp"
#include "plan_on_desk.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"
#include "tasks/charged_task.hpp"
#include "tasks/word.hpp"

namespace {

using Names = std::vector<std::string>;

/// A working group of committee A: its head is Mat of the Front, the health station (Yen) its secretariat, Cuong of the
/// police a member. One task is the group's, one the health station's. The clock stands at 11/6/2021.
struct Group : spec::PlanOnDesk {
    base::Day today = base::day_of(*base::parse_instant("2021-06-11T05:00:00Z"));
    bodies::PersonId mat = official("front_a", "Đỗ Thị Mát", "account_mat");
    bodies::PersonId cuong = official("police_a", "Hoàng Văn Cường", "account_cuong");
    bodies::PersonId yen = official("health_a", "Mai Thị Yến", "account_yen");
    bodies::PersonId tuan = official("committee_a", "Trần Văn Tuấn", "account_tuan");
    bodies::BodyId group = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return bodies::found_group(tx, who, {id("committee_a")},
                                   {"Tổ công tác", {}, {}, bodies::BodyId{id("health_a")}});
    });
    tasks::TaskId task;
    tasks::TaskId station_task;

    Group() {
        join(mat, bodies::Rank::head);
        join(cuong, bodies::Rank::member);
        assign("I.1", "Tổ công tác", {group.uuid});
        assign("II.1", "Trạm y tế xã", {id("health_a")});
        issue();
        task = task_of("I.1");
        station_task = task_of("II.1");
    }

    bodies::PersonId official(const std::string& body, const std::string& name, const std::string& account) {
        return write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::add_person(tx, who, {id(body)}, name, id(account)).id;
        });
    }
    void join(bodies::PersonId person, bodies::Rank rank, int days_on = 0) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            bodies::join(tx, who, group, person, "", rank, today + days_on);
        });
    }
    tasks::TaskId task_of(const std::string& section) {
        return db().read([&](store::Transaction& tx) {
            for (const auto& one : tasks::of_plan(tx, plan))
                if (one.section == section) return one.id;
            throw std::logic_error("no task of section " + section);
        });
    }
    void name(const std::string& speaker, tasks::TaskId of, const std::vector<bodies::PersonId>& people) {
        write(speaker,
              [&](store::Transaction& tx, const base::Who& who) { return tasks::name_people(tx, who, of, people); });
    }
    void take_back(const std::string& speaker, bodies::PersonId person) {
        write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return tasks::take_back_name(tx, who, task, person);
        });
    }
    /// Who is named on a task, in brackets whoever has left its body.
    Names named(tasks::TaskId on) {
        return db().read([&](store::Transaction& tx) {
            Names names;
            const auto people = tasks::named_on(tx, plan);
            if (!people.contains(on)) return names;
            for (const auto& person : people.at(on))
                names.push_back(person.belongs ? person.name : '(' + person.name + ')');
            return names;
        });
    }
    std::vector<tasks::ChargedTask> work_by_name(const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return tasks::charged_to(tx, somebody, {}, 100); });
    }
    bool sees(const std::string& speaker) {
        const auto somebody = who(speaker);
        return problem_of([&] { db().read([&](store::Transaction& tx) { return tasks::get(tx, somebody, task); }); }) !=
               "task.not_found";
    }
    Names candidates(const std::string& speaker, tasks::TaskId of) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) {
            Names names;
            for (const auto& one : tasks::who_can_be_named(tx, somebody, of)) names.push_back(one.name);
            return names;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Group, "the head of a working group names a member, who then finds the task with who named them") {
    CHECK_FALSE(sees("cuong"));
    name("mat", task, {cuong});
    CHECK(named(task) == Names{"Hoàng Văn Cường"});
    CHECK(sees("cuong"));
    REQUIRE(work_by_name("cuong").size() == 1);
    CHECK(work_by_name("cuong")[0].named.value().by == "mat");
    CHECK(work_by_name("cuong")[0].because.empty());
    CHECK(work_by_name("mat").empty());
}

TEST_CASE_FIXTURE(Group, "head, secretariat and who follows the area's work hand it out; members and others do not") {
    name("mat", task, {cuong});
    name("yen", task, {mat});
    name("lan", task, {mat});
    CHECK(named(task) == Names{"Đỗ Thị Mát", "Hoàng Văn Cường"});
    CHECK(problem_of([&] { name("cuong", task, {cuong}); }) == "account.outside_area");
    CHECK(problem_of([&] { name("minh", task, {cuong}); }) == "task.not_found");
    CHECK(problem_of([&] { name("yen", station_task, {yen}); }) == "account.outside_area");
}

TEST_CASE_FIXTURE(Group, "who looks on and who keeps the installation hand out no work, though they follow it") {
    for (const auto role : {accounts::Role::observer, accounts::Role::administrator}) {
        auto somebody = who("tuan");
        somebody.grants = {{.permissions = accounts::permissions_of(role),
                            .scope = base::ScopeKind::everywhere,
                            .scope_id = {},
                            .areas = {}}};
        CHECK_FALSE(db().read([&](store::Transaction& tx) { return tasks::hands_out(tx, somebody, group.uuid); }));
    }
}

TEST_CASE_FIXTURE(Group, "only who belongs to the body today can be named, and all are named or none") {
    CHECK(problem_of([&] { name("mat", task, {cuong, tuan}); }) == "task.person_elsewhere");
    CHECK(problem_of([&] { name("mat", task, {}); }) == "task.nobody_chosen");
    CHECK(named(task).empty());
}

TEST_CASE_FIXTURE(Group, "staff, holders of an office and who is in charge on its behalf belong to a body, each once") {
    CHECK(candidates("lan", station_task) == Names{"Mai Thị Yến"});
    const auto doctor = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto office = bodies::open_office(tx, who, {id("health_a")}, "Bác sĩ biệt phái", bodies::Rank::staff);
        bodies::hold(tx, who, office, tuan, today);
        bodies::hold(tx, who, bodies::open_office(tx, who, {id("health_a")}, "Trạm trưởng", bodies::Rank::head), yen,
                     today);
        bodies::put_in_charge(tx, who, {yen, {}, "y tế", {}, {}});
        return office;
    });
    CHECK(candidates("lan", station_task) == Names{"Mai Thị Yến", "Trần Văn Tuấn"});
    name("lan", station_task, {tuan});
    write("lan", [&](store::Transaction& tx, const base::Who& who) { bodies::step_down(tx, who, doctor, today); });
    CHECK(named(station_task) == Names{"Trần Văn Tuấn"});
    pass_days(1);
    CHECK(named(station_task) == Names{"(Trần Văn Tuấn)"});
    CHECK(candidates("lan", station_task) == Names{"Mai Thị Yến"});
}

TEST_CASE_FIXTURE(Group,
                  "whoever leaves the group stays named with that said, finds the task no more, and can be taken off") {
    name("mat", task, {cuong});
    write("lan", [&](store::Transaction& tx, const base::Who& who) { bodies::leave(tx, who, group, cuong, today); });
    CHECK(sees("cuong"));
    pass_days(1);
    CHECK(named(task) == Names{"(Hoàng Văn Cường)"});
    CHECK_FALSE(sees("cuong"));
    CHECK(work_by_name("cuong").empty());
    join(cuong, bodies::Rank::member, 1);
    CHECK(named(task) == Names{"Hoàng Văn Cường"});
    CHECK(sees("cuong"));
    take_back("mat", cuong);
    CHECK(named(task).empty());
}

TEST_CASE_FIXTURE(Group, "an official taken out of the body shows on its tasks") {
    name("lan", station_task, {yen});
    write("lan", [&](store::Transaction& tx, const base::Who& who) { bodies::take_out(tx, who, yen, today); });
    pass_days(1);
    CHECK(named(station_task) == Names{"(Mai Thị Yến)"});
    CHECK(problem_of([&] { name("lan", station_task, {yen}); }) == "task.person_elsewhere");
}

TEST_CASE_FIXTURE(Group, "to name somebody twice changes nothing; a name that was taken back can be given again") {
    name("mat", task, {cuong});
    name("yen", task, {cuong, cuong});
    CHECK(work_by_name("cuong").at(0).named.value().by == "mat");
    take_back("yen", cuong);
    CHECK(problem_of([&] { take_back("yen", cuong); }) == "task.not_named");
    CHECK(work_by_name("cuong").empty());
    name("yen", task, {cuong});
    CHECK(work_by_name("cuong").at(0).named.value().by == "yen");
    Names verbs;
    for (const auto& word : db().read([&](store::Transaction& tx) { return tasks::words(tx, task).items; }))
        verbs.push_back(word.who + ' ' + word.verb + ' ' + word.note);
    CHECK(verbs ==
          Names{"mat named Hoàng Văn Cường", "yen name_taken_back Hoàng Văn Cường", "yen named Hoàng Văn Cường"});
}

TEST_CASE_FIXTURE(Group, "the journal says who named whom and who took the name back") {
    name("mat", task, {cuong});
    take_back("yen", cuong);
    const auto lines = db().read([&](store::Transaction& tx) { return store::lines_about(tx, task.uuid, 0, 2); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].verb == "task.person_named");
    CHECK(lines[1].actor == id("account_mat"));
    CHECK(boost::json::serialize(lines[1].detail).find(to_string(cuong)) != std::string::npos);
    CHECK(lines[0].verb == "task.name_taken_back");
    CHECK(lines[0].actor == id("account_yen"));
}

TEST_CASE_FIXTURE(Group,
                  "a head who has left hands out no more, and to name is not a word of the body: it stays silent") {
    name("mat", task, {cuong});
    CHECK(counts().silent == 2);
    write("lan", [&](store::Transaction& tx, const base::Who& who) { bodies::leave(tx, who, group, mat, today); });
    CHECK(problem_of([&] { name("mat", task, {cuong}); }) == "task.not_found");
}

TEST_CASE_FIXTURE(Group,
                  "a name is one reason, a charge the next; a charge says nothing of work that its body does not see") {
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        bodies::put_in_charge(tx, who, {tuan, areas::AreaId{id("commune_a")}, {}, {}, {}});
        bodies::put_in_charge(tx, who, {cuong, areas::AreaId{id("commune_a")}, {}, {}, {}});
    });
    join(tuan, bodies::Rank::member);
    name("mat", task, {cuong, tuan});
    const auto of_group = [&](const std::string& speaker) {
        for (const auto& one : work_by_name(speaker))
            if (one.task.id == task) return one;
        throw std::logic_error("not among the work of " + speaker);
    };
    CHECK(of_group("tuan").named);
    CHECK(of_group("tuan").because.size() == 1);
    CHECK(of_group("cuong").named);
    CHECK(of_group("cuong").because.empty());
}

TEST_CASE_FIXTURE(Group, "closed work names nobody any more, and is no open work of who was named") {
    name("mat", task, {cuong});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return tasks::finish(tx, who, task, {"Xong", {}, {}, {}});
    });
    CHECK(problem_of([&] { name("mat", task, {mat}); }) == "task.closed");
    CHECK(problem_of([&] { take_back("mat", cuong); }) == "task.closed");
    CHECK(named(task) == Names{"Hoàng Văn Cường"});
    CHECK(work_by_name("cuong").empty());
}
