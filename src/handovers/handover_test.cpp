#include "handovers/handover.hpp"

#include <doctest/doctest.h>

#include "bodies/group.hpp"
#include "briefings/briefing.hpp"
#include "changing_map.hpp"
#include "plan_on_desk.hpp"
#include "reports/fold.hpp"
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

TEST_CASE_FIXTURE(NewMap, "a report that was still owed is owed by the heir, and is expected once") {
    const auto owed_by = [&](const base::Uuid& body) {
        return db().read([&](store::Transaction& tx) {
            return tx.run("SELECT 1 AS found FROM report WHERE body = $1 AND received_at IS NULL", {body}).size();
        });
    };
    const auto totals = [&] {
        return db().write([](store::Transaction& tx) {
            while (reports::fold_reports(tx) > 0) continue;
            std::vector<std::pair<std::string, std::int64_t>> kept;
            for (const auto& row :
                 tx.run("SELECT a.path, t.expected FROM report_total t JOIN area a ON a.id = t.area ORDER BY 1"))
                kept.emplace_back(row.text("path"), row.integer("expected"));
            return kept;
        });
    };
    totals();
    CHECK(leaving().at(0).owed == 1);
    CHECK(hand_over(heir).owed == 1);
    CHECK(owed_by(id("committee_b")) == 0);
    CHECK(owed_by(heir) == 1);
    const auto kept = totals();
    db().write([](store::Transaction& tx) { reports::rebuild_totals(tx); });
    CHECK(totals() == kept);
}

TEST_CASE_FIXTURE(NewMap, "a report that the heir owes itself is not owed twice") {
    CHECK(hand_over(id("committee_a")).owed == 0);
    CHECK(leaving().empty());
}

TEST_CASE_FIXTURE(NewMap, "a working group goes on at the heir with its people, its secretariat and its work") {
    set_now("2021-06-20T01:00:00Z");
    const auto old_group = write("admin", [&](store::Transaction& tx, const base::Who& who) {
        const bodies::BodyId of{id("committee_b")};
        const auto group = bodies::found_group(tx, who, of, {"Tổ phòng dịch", 3, "Quyết định số 5", of});
        const auto head = bodies::add_person(tx, who, of, "Đỗ Thị Tổ");
        bodies::join(tx, who, group, head.id, "Tổ trưởng", bodies::Rank::head, base::day_of(tx.now()));
        return group;
    });
    set_now("2021-07-02T01:00:00Z");
    CHECK(leaving().at(0).groups == 1);
    CHECK(hand_over(heir).groups == 1);
    const auto today = *base::parse_day("2021-07-02");
    db().read([&](store::Transaction& tx) {
        const auto groups = bodies::groups_of(tx, bodies::BodyId{heir}, today);
        REQUIRE(groups.size() == 1);
        const auto group = bodies::working_group(tx, groups[0].id, today);
        CHECK(group.body.name == "Tổ phòng dịch");
        CHECK(group.secretariat->uuid == heir);
        REQUIRE(group.head);
        CHECK(group.head->name == "Đỗ Thị Tổ");
        CHECK_FALSE(bodies::get(tx, old_group).is_valid_on(today));
    });
}

TEST_CASE_FIXTURE(NewMap, "briefings of an ended body are held by the heir from now on") {
    const auto briefing = write("minh", [&](store::Transaction& tx, const base::Who& who) {
        return briefings::set_up(tx, who,
                                 {"Giao ban",
                                  "FREQ=WEEKLY;BYDAY=MO",
                                  *base::parse_day("2021-06-14"),
                                  {},
                                  480,
                                  60,
                                  "",
                                  "",
                                  {id("committee_a")},
                                  {}});
    });
    CHECK(leaving().at(0).briefings == 1);
    CHECK(hand_over(heir).briefings == 1);
    db().read([&](store::Transaction& tx) {
        CHECK(tx.run("SELECT body FROM briefing WHERE id = $1", {briefing}).at(0).uuid("body") == heir);
    });
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
