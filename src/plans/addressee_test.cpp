#include "plans/addressee.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"

namespace {

using plans::ItemKind;

/// A plan of Hoa's for the districts and communes of her province.
struct ProvincePlan : spec::Cast {
    template <class F>
    auto write(const std::string& speaker, F verb) {
        const auto somebody = who(speaker);
        return db().write([&](store::Transaction& tx) { return verb(tx, somebody); });
    }

    plans::PlanId plan;

    ProvincePlan() {
        plan = write("hoa", [](store::Transaction& tx, const base::Who& who) {
            return plans::keep_draft(tx, who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
        });
    }

    plans::ItemId assign(const std::string& body) {
        return write("hoa", [&](store::Transaction& tx, const base::Who& who) {
            const plans::AssignmentValue value{body, true, {}, {"Làm việc"}};
            return plans::add(tx, who, plan, ItemKind::assignment, "I", base::parse_json(base::to_json(value))).id;
        });
    }

    std::int64_t create(const std::string& speaker = "hoa") {
        return write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return plans::create_missing(tx, who, plan, std::nullopt);
        });
    }

    plans::AddresseeCounts counts() {
        const auto somebody = who("hoa");
        return db().read(
            [&](store::Transaction& tx) { return plans::addressee_counts(tx, plans::get(tx, somebody, plan)); });
    }

    bodies::Body body_called(const std::string& name) {
        return db().read([&](store::Transaction& tx) {
            return bodies::search(tx, {.words = name, .area = {}, .kind = {}, .on = {}}).at(0);
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(ProvincePlan, "a body that is made stands below the nearest of its kind") {
    assign("Ủy ban nhân dân các huyện");
    assign("Công an các xã");
    CHECK(counts().missing == 2);
    CHECK(create() == 2);
    const auto district = body_called("Ủy ban nhân dân huyện Quỳnh Phụ");
    REQUIRE(district.parent);
    CHECK(district.parent->uuid == id("committee_province"));
    CHECK_FALSE(body_called("Công an xã An Đồng").parent);
}

TEST_CASE_FIXTURE(ProvincePlan, "a body that two items miss is made once and put to both") {
    assign("Công an các xã");
    const auto second = assign("Giao Công an các xã");
    CHECK(counts().missing == 1);
    CHECK(create() == 1);
    CHECK(counts().tasks == 4);
    const auto items = db().read([&](store::Transaction& tx) { return plans::items(tx, plan, ItemKind::assignment); });
    CHECK(items.at(1).id == second);
    CHECK(items.at(1).bodies.size() == 2);
}

TEST_CASE_FIXTURE(ProvincePlan, "a body that somebody has made meanwhile is taken as it is") {
    assign("Công an các xã");
    write("minh", [&](store::Transaction& tx, const base::Who& who) {
        return bodies::open(tx, who,
                            {.kind = "police",
                             .name = "Công an An Đồng",
                             .area = areas::AreaId{id("commune_b")},
                             .parent = {},
                             .aliases = {},
                             .founding = {},
                             .valid_from = {}});
    });
    CHECK(create() == 0);
    CHECK(counts().missing == 0);
    CHECK(counts().tasks == 2);
}

TEST_CASE_FIXTURE(ProvincePlan, "bodies that a person chose stand: nothing is missed any more") {
    const auto item = assign("Công an các xã");
    write("hoa", [&](store::Transaction& tx, const base::Who& who) {
        return plans::choose_bodies(tx, who, plan, item, {id("police_a")});
    });
    CHECK(counts().missing == 0);
    CHECK(create() == 0);
}

TEST_CASE_FIXTURE(ProvincePlan, "bodies that are to help are made like those that do the work, and help") {
    const auto item = write("hoa", [&](store::Transaction& tx, const base::Who& who) {
        const plans::AssignmentValue value{"Công an xã An Khê", true, {"Hội đồng nhân dân các xã"}, {"Làm việc"}};
        return plans::add(tx, who, plan, ItemKind::assignment, "I", base::parse_json(base::to_json(value))).id;
    });
    CHECK(counts().missing == 2);
    CHECK(create() == 2);
    CHECK(counts().missing == 0);
    db().read([&](store::Transaction& tx) {
        const auto found = plans::find_item(tx, plan, item);
        CHECK(found.cooperators.size() == 2);
        CHECK(found.bodies.size() == 1);
    });
}

TEST_CASE_FIXTURE(ProvincePlan, "every body that is made leaves its line") {
    assign("Hội đồng nhân dân các xã");
    CHECK(create() == 2);
    std::int64_t opened = 0;
    for (const auto& line : db().read([](store::Transaction& tx) { return store::lines_after(tx, 0, 1000); }))
        opened += line.verb == "body.opened" && line.actor && *line.actor == id("account_hoa");
    CHECK(opened == 2);
    CHECK(problem_of([&] { create("minh"); }) == "plan.not_found");
}
