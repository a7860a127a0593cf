#include "deliveries/delivery.hpp"

#include <doctest/doctest.h>

#include <map>

#include "bodies/group.hpp"
#include "bodies/office.hpp"
#include "plan_on_desk.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"

namespace {

using deliveries::Delivery;
using plans::Purpose;
using spec::PlanOnDesk;

struct SentPlan : PlanOnDesk {
    void tell(const std::string& line, std::vector<base::Uuid> bodies) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            const plans::TextValue value{line};
            const auto item =
                plans::add(tx, who, plan, plans::ItemKind::recipient, "", base::parse_json(base::to_json(value)));
            return plans::choose_bodies(tx, who, plan, item.id, bodies);
        });
    }

    std::vector<Delivery> come_to(const std::string& speaker) {
        const auto somebody = who(speaker);
        return db().read([&](store::Transaction& tx) { return deliveries::incoming(tx, somebody, {}).items; });
    }

    std::int64_t lines_of(const std::string& verb) {
        return db().read([&](store::Transaction& tx) {
            std::int64_t found = 0;
            for (const auto& line : store::lines_after(tx, 0, 1000)) found += line.verb == verb;
            return found;
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(SentPlan, "what a body must do wins over what it is told") {
    assign("III.1", "Trạm y tế xã", {id("health_a")});
    assign("III.2", "Mặt trận xã", {id("front_a")}, false);
    tell("- Trạm y tế xã (để biết);", {id("health_a")});
    tell("- Mặt trận xã (để t/h);", {id("front_a")});
    tell("- Công an xã (để p/h);", {id("police_a")});
    tell("- UBND tỉnh (để b/c);", {id("committee_province")});
    issue();
    CHECK(come_to("yen").at(0).purpose == Purpose::execute);
    CHECK(come_to("yen").size() == 1);
    CHECK(come_to("cuong").at(0).purpose == Purpose::coordinate);
    CHECK(come_to("hoa").at(0).purpose == Purpose::report);
}

TEST_CASE_FIXTURE(SentPlan, "who is only asked is told so, and one order among requests makes it an order") {
    assign("III.1", "Mặt trận xã", {id("front_a")}, false);
    assign("III.2", "Công an xã", {id("police_a")}, false);
    assign("III.3", "Công an xã", {id("police_a")});
    issue();
    CHECK(come_to("mat").at(0).asked);
    CHECK_FALSE(come_to("cuong").at(0).asked);
}

TEST_CASE_FIXTURE(SentPlan, "nothing is sent to the issuer itself, nor by a line that was dropped") {
    assign("III.1", "Ủy ban nhân dân xã", {id("committee_a")});
    tell("- Trạm y tế xã;", {id("health_a")});
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto line = plans::items(tx, plan, plans::ItemKind::recipient).at(0).id;
        return plans::drop(tx, who, plan, line);
    });
    issue();
    CHECK(come_to("lan").empty());
    CHECK(come_to("yen").empty());
}

TEST_CASE_FIXTURE(SentPlan, "every task given and every delivery keeps a line of its own") {
    assign("III.1", "Các đơn vị", {id("health_a"), id("police_a"), id("front_a")});
    assign("III.2", "Trạm y tế", {id("health_a")});
    issue();
    CHECK(lines_of("task.given") == 4);
    CHECK(lines_of("plan.delivered") == 3);
}

TEST_CASE_FIXTURE(SentPlan, "incoming plans come page by page, the unread before all others") {
    std::map<int, plans::PlanId> sent;
    for (int number = 0; number < 5; ++number) {
        if (number > 0) {
            pass_days(1);
            plan = write("lan", [](store::Transaction& tx, const base::Who& who) {
                return plans::keep_draft(tx, who, {"plan.txt", "bytes", {"plan.txt", "KẾ HOẠCH"}, {}});
            });
        }
        sent[number] = plan;
        assign("III.1", "Trạm y tế xã", {id("health_a")});
        issue();
    }
    write("yen", [&](store::Transaction& tx, const base::Who& who) { return deliveries::mark_read(tx, who, sent[4]); });
    const auto yen = who("yen");
    std::vector<plans::PlanId> seen;
    std::string after;
    for (int page = 0; page < 3; ++page) {
        const auto found = db().read([&](store::Transaction& tx) {
            return deliveries::incoming(tx, yen, {"", after, 2});
        });
        for (const auto& one : found.items) seen.push_back(one.plan.id);
        after = found.next.value_or("");
    }
    CHECK(seen == std::vector{sent[3], sent[2], sent[1], sent[0], sent[4]});
}

TEST_CASE_FIXTURE(SentPlan,
                  "what came to a working group is taken in by its head and its secretariat, and by nobody else") {
    const auto today = *base::make_day(2021, 6, 11);
    const auto group = write("lan", [&](store::Transaction& tx, const base::Who& who) {
        const auto head = bodies::add_person(tx, who, {id("front_a")}, "Đỗ Thị Mát", id("account_mat")).id;
        const auto founded =
            bodies::found_group(tx, who, {id("committee_a")}, {"Tổ công tác", {}, {}, bodies::BodyId{id("health_a")}});
        bodies::join(tx, who, founded, head, "Tổ trưởng", bodies::Rank::head, today);
        return founded.uuid;
    });
    assign("III.1", "Công an xã", {id("police_a")});
    tell("- Tổ công tác (để biết);", {group});
    issue();
    for (const std::string speaker : {"mat", "yen"}) {
        const auto somebody = who(speaker);
        db().read([&](store::Transaction& tx) {
            const auto desks = deliveries::desks(tx, somebody);
            REQUIRE(desks.size() == 2);
            CHECK(desks[1].body.id == group);
            CHECK(desks[1].unread == (speaker == "mat" ? 1 : 0));
            CHECK(deliveries::incoming(tx, somebody, {.desk = group}).items.size() == 1);
            CHECK(deliveries::incoming(tx, somebody, {}).items.empty());
            CHECK(plans::may_read_paper(tx, somebody, plan));
        });
        write(speaker, [&](store::Transaction& tx, const base::Who& who) {
            return deliveries::acknowledge(tx, who, plan, group);
        });
    }
    const auto stranger = who("cuong");
    db().read([&](store::Transaction& tx) {
        CHECK(deliveries::desks(tx, stranger).size() == 1);
        CHECK(problem_of([&] { deliveries::incoming(tx, stranger, {.desk = group}); }) == "delivery.not_found");
    });
}
