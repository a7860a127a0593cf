#include "handovers/handover.hpp"

#include <doctest/doctest.h>

#include "changing_map.hpp"
#include "plan_on_desk.hpp"
#include "store/counters.hpp"

namespace {

using handovers::Handover;
using handovers::Leaving;

/// Both communes were given work in June; in July commune B became Xã An Mới.
struct NewMap : spec::PlanOnDesk {
    base::Uuid heir;

    NewMap() {
        assign("I", "Ủy ban nhân dân xã", {id("committee_a"), id("committee_b")});
        assign("II", "Ủy ban nhân dân xã", {id("committee_b")});
        owe_reports("weekly", {id("committee_a"), id("committee_b")});
        issue();
        set_now("2021-07-02T01:00:00Z");
        const auto area = spec::become(*this, "commune_b", {"Xã An Mới"}).front();
        heir = write("admin", [&](store::Transaction& tx, const base::Who& who) {
            bodies::NewBody body{.kind = "people_committee", .name = "Ủy ban nhân dân xã An Mới", .area = area};
            return bodies::open(tx, who, body).id.uuid;
        });
    }

    std::vector<Leaving> leaving() {
        const auto admin = who("admin");
        return db().read(
            [&](store::Transaction& tx) { return handovers::leaving(tx, admin, areas::country(tx).id, "", 50).items; });
    }

    Handover hand_over(const base::Uuid& to) {
        return write("admin", [&](store::Transaction& tx, const base::Who& who) {
            return handovers::hand_over(tx, who, bodies::BodyId{id("committee_b")}, bodies::BodyId{to});
        });
    }

    std::vector<tasks::Task> open_work(const base::Uuid& body) {
        return db().read(
            [&](store::Transaction& tx) { return tasks::of_body(tx, body, tasks::Part::open, std::nullopt, 100); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(NewMap, "open work of a commune that went into another is proposed to the committee there") {
    const auto found = leaving();
    REQUIRE(found.size() == 1);
    CHECK(found[0].body.id == id("committee_b"));
    CHECK(found[0].tasks == 2);
    CHECK(found[0].duties == 1);
    CHECK(found[0].is_sure);
    REQUIRE(found[0].heirs.size() == 1);
    CHECK(found[0].heirs[0].id == heir);
}

TEST_CASE_FIXTURE(NewMap, "handed over, the work goes on at the heir and nothing waits any more") {
    const auto made = hand_over(heir);
    CHECK(made.tasks == 2);
    CHECK(made.duties == 1);
    CHECK(open_work(heir).size() == 2);
    CHECK(open_work(id("committee_b")).empty());
    CHECK(leaving().empty());
}

TEST_CASE_FIXTURE(NewMap, "work that the heir has already is joined, not doubled") {
    const auto made = hand_over(id("committee_a"));
    CHECK(made.tasks == 1);
    CHECK(made.joined == 1);
    CHECK(open_work(id("committee_a")).size() == 2);
    CHECK(counts().declined == 1);
}

TEST_CASE_FIXTURE(NewMap, "after a handover the kept totals say what the rows say") {
    hand_over(heir);
    db().read([&](store::Transaction& tx) {
        for (const auto& indicator : tasks::indicators()) CHECK(store::disagreements(tx, indicator).empty());
    });
}
