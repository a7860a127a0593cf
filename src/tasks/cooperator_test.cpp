#include "tasks/cooperator.hpp"

#include <doctest/doctest.h>

#include "areas/area.hpp"
#include "bodies/body.hpp"
#include "bodies/group.hpp"
#include "bodies/office.hpp"
#include "plan_on_desk.hpp"
#include "plans/cooperator.hpp"

namespace {

using Names = std::vector<std::string>;

struct Shared : spec::PlanOnDesk {
    base::Day today = base::day_of(*base::parse_instant("2021-06-11T05:00:00Z"));

    /// The health station leads, and these help.
    void help(const std::string& section, std::vector<base::Uuid> leads, const std::vector<base::Uuid>& helpers) {
        assign(section, "Các đơn vị", std::move(leads));
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            for (const auto& item : plans::items(tx, plan, plans::ItemKind::assignment))
                if (item.section == section) plans::choose_cooperators(tx, who, plan, item.id, helpers);
        });
    }
    /// Who helps the body that leads the work of a section, by name.
    Names helpers(const std::string& section, const base::Uuid& lead) {
        return db().read([&](store::Transaction& tx) {
            Names names;
            auto by_task = tasks::cooperators_of(tx, plan);
            for (const auto& task : tasks::of_plan(tx, plan))
                if (task.section == section && task.body.id == lead)
                    for (const auto& body : by_task[task.id]) names.push_back(body.name);
            return names;
        });
    }
    base::Uuid open(const std::string& kind, const std::string& name, const std::string& area) {
        return write("admin", [&](store::Transaction& tx, const base::Who& who) {
            return bodies::open(tx, who, {kind, name, areas::AreaId{id(area)}, {}, {}, {}, {}}).id.uuid;
        });
    }
    std::string head(const base::Uuid& body) {
        return db().read([&](store::Transaction& tx) {
            const auto found = tasks::head_of(tx, body);
            return found ? found->name + ", " + found->title : "nobody";
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Shared, "a body helps each lead, and never itself") {
    help("I.1", {id("health_a"), id("police_a")}, {id("police_a"), id("committee_b")});
    issue();
    CHECK(helpers("I.1", id("health_a")) == Names{"Công an xã An Khê", "Ủy ban nhân dân xã An Đồng"});
    CHECK(helpers("I.1", id("police_a")) == Names{"Ủy ban nhân dân xã An Đồng"});
}

TEST_CASE_FIXTURE(Shared, "the Fronts of two communes each help the lead of their own commune") {
    const auto front_b = open("front", "Mặt trận xã An Đồng", "commune_b");
    help("I.1", {id("committee_a"), id("committee_b")}, {id("front_a"), front_b});
    issue();
    CHECK(helpers("I.1", id("committee_a")) == Names{"Ủy ban Mặt trận Tổ quốc Việt Nam xã An Khê"});
    CHECK(helpers("I.1", id("committee_b")) == Names{"Mặt trận xã An Đồng"});
}

TEST_CASE_FIXTURE(Shared, "a body above the communes helps the leads of all of them") {
    const auto front = open("front", "Mặt trận tỉnh", "province");
    help("I.1", {id("committee_a"), id("committee_b")}, {front});
    issue();
    CHECK(helpers("I.1", id("committee_a")) == Names{"Mặt trận tỉnh"});
    CHECK(helpers("I.1", id("committee_b")) == Names{"Mặt trận tỉnh"});
}

TEST_CASE_FIXTURE(Shared,
                  "a correction of who helps finds the bodies anew and leaves those who lead as they were chosen") {
    assign("I.1", "Đội kèn xã", {id("police_a")});
    const auto item =
        db().read([&](store::Transaction& tx) { return plans::items(tx, plan, plans::ItemKind::assignment).at(0); });
    auto value = base::from_json<plans::AssignmentValue>(item.value);
    value.cooperators = {"Trạm y tế xã"};
    const auto corrected = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return plans::correct(tx, who, plan, item.id, item.value, base::parse_json(base::to_json(value)));
    });
    REQUIRE(corrected.cooperators.size() == 1);
    CHECK(corrected.cooperators[0].name == "Trạm y tế xã An Khê");
    REQUIRE(corrected.bodies.size() == 1);
    CHECK(corrected.bodies[0].name == "Công an xã An Khê");
}

TEST_CASE_FIXTURE(Shared, "one person answers for a body: who holds its first office, or heads the group") {
    CHECK(head(id("health_a")) == "nobody");
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto yen = bodies::add_person(tx, who, {id("health_a")}, "Mai Thị Yến", id("account_yen")).id;
        bodies::hold(tx, who, bodies::open_office(tx, who, {id("health_a")}, "Trạm trưởng", bodies::Rank::head), yen,
                     today);
        return yen;
    });
    CHECK(head(id("health_a")) == "Mai Thị Yến, Trạm trưởng");
}
