#include "zones/zone.hpp"

#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "zones/branch.hpp"
#include "zones/hold.hpp"
#include "zones/rule.hpp"
#include "zones/site.hpp"
#include "zones/zone_world.hpp"

using namespace zones;
using spec::ZoneWorld;

namespace {

const NewChange lifting{.kind = ChangeKind::lifted, .number = "140/QĐ-BCĐ"};

NewChange keeping(const std::string& reason, std::optional<std::int64_t> days) {
    return {.kind = ChangeKind::kept, .reason = reason, .days = days};
}

}  // namespace

TEST_CASE_FIXTURE(ZoneWorld, "a zone of a whole area holds everybody who lives there") {
    enter_many(3);
    const auto opened = zone(open(wanted()));
    CHECK(opened.state == State::planned);
    CHECK(opened.households == 3);
    CHECK(opened.people == 6);
    CHECK(opened.last_day == base::make_day(2021, 6, 25));
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a zone does not hold until its team has a head and a police officer") {
    enter();
    const auto id = open(wanted());
    const auto activate = [&] { decide(id, {.kind = ChangeKind::activated}); };
    CHECK(problem_of(activate) == "zone.team_lacks_head");
    staff(id, {{chair, "", true}});
    CHECK(problem_of(activate) == "zone.team_lacks_police");
    staff(id, {{chair, "", true}, {officer, "", false}});
    CHECK(problem_of(activate) == "no problem");
    CHECK(zone(id).state == State::active);
}

TEST_CASE_FIXTURE(ZoneWorld, "nobody leaves an active zone without its police officer") {
    enter();
    const auto id = active(wanted());
    CHECK(problem_of([&] { staff(id, {{chair, "", true}}); }) == "zone.team_lacks_police");
    CHECK(read([&](store::Transaction& tx) { return team_of(tx, lan, id); }).members.size() == 2);
}

TEST_CASE_FIXTURE(ZoneWorld, "a green zone shuts nobody in and needs no team") {
    enter();
    const auto id = open(wanted(Kind::green));
    decide(id, {.kind = ChangeKind::activated});
    CHECK(zone(id).state == State::active);
    CHECK_FALSE(zone(id).review_due);
}

TEST_CASE_FIXTURE(ZoneWorld, "a zone is reviewed within a fortnight, and not after its last day") {
    enter();
    auto long_one = wanted();
    long_one.days = std::nullopt;
    CHECK(zone(active(long_one)).review_due == base::make_day(2021, 6, 25));
    auto short_one = wanted();
    short_one.name = "Hẻm 392";
    short_one.days = 7;
    CHECK(zone(active(short_one)).review_due == base::make_day(2021, 6, 18));
}

TEST_CASE_FIXTURE(ZoneWorld, "a zone whose review is late says so until somebody keeps it with a reason") {
    enter();
    const auto id = active(wanted());
    cast.pass_days(20);
    CHECK(zone(id).is_review_overdue);
    CHECK(zone(id).days_active == 21);
    CHECK(problem_of([&] { decide(id, keeping(" ", 7)); }) == "zone.reason_missing");
    decide(id, keeping("Nhánh trong còn ca mới", 7));
    CHECK_FALSE(zone(id).is_review_overdue);
    CHECK(zone(id).review_due == today() + 7);
}

TEST_CASE_FIXTURE(ZoneWorld, "what a lifting does is shown before, and done to everybody at once") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    const auto effect = read([&](store::Transaction& tx) { return foresee(tx, lan, id, lifting); });
    CHECK(effect.households == 2);
    CHECK(effect.households_stay == 0);
    CHECK(effect.last_day_accounted == today());
    CHECK(effect.end.size() == 3);
    decide(id, lifting);
    CHECK(zone(id).state == State::lifted);
    CHECK(zone(id).households == 0);
    CHECK(account(id, homes, today()) == 2);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "the last change is taken back, and everything is as before") {
    enter_many(3);
    const auto id = active(wanted());
    const auto change = decide(id, lifting);
    const auto back = [&](ChangeId which) {
        return write([&](store::Transaction& tx) { return take_back(tx, lan, which); });
    };
    CHECK(change.may_be_taken_back);
    CHECK(back(change.id).taken_back_at);
    CHECK(zone(id).state == State::active);
    CHECK(zone(id).households == 3);
    CHECK_FALSE(zone(id).lifted_on);
    CHECK(problem_of([&] { back(change.id); }) == "zone_change.taken_back");
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "what a zone gives begins when it holds and ends when it is lifted") {
    enter();
    const auto id = open(wanted());
    const auto owed = [&] { return entitlements(zone(id), today()).size(); };
    CHECK(owed() == 0);
    staff(id, {{chair, "", true}, {officer, "", false}});
    decide(id, {.kind = ChangeKind::activated});
    CHECK(owed() == 3);
    const auto change = decide(id, lifting);
    CHECK(owed() == 3);
    cast.pass_days(1);
    CHECK(owed() == 0);
    write([&](store::Transaction& tx) { return take_back(tx, lan, change.id); });
    CHECK(owed() == 3);
}

TEST_CASE_FIXTURE(ZoneWorld,
                  "a household is told which zones hold it and what it is owed, until the day it is let go") {
    const auto homes = enter_many(2);
    const auto holds = [&] { return read([&](store::Transaction& tx) { return holds_on(tx, lan, homes[0]); }); };
    const auto id = open(wanted());
    CHECK(holds().empty());
    staff(id, {{chair, "", true}, {officer, "", false}});
    decide(id, {.kind = ChangeKind::activated});
    REQUIRE(holds().size() == 1);
    CHECK(holds().front().zone.name == "Hẻm 391");
    CHECK(holds().front().entitlements.size() == 3);
    decide(id, {.kind = ChangeKind::narrowed, .households = {homes[0]}});
    CHECK(holds().front().last_day == today());
    cast.pass_days(1);
    CHECK(holds().empty());
}

TEST_CASE_FIXTURE(ZoneWorld, "lifting a quarantine site ends every stay, and taking that back opens them again") {
    const auto id = active(wanted(Kind::quarantine_site));
    const auto yen = health_worker();
    const auto admit = [&](const std::string& name) {
        return write([&](store::Transaction& tx) {
            return zones::admit(tx, cast.app().master, yen, id,
                                {{}, {.name = name, .family = ""}, base::day_of(tx.now())});
        });
    };
    const auto staying = [&] {
        return read([&](store::Transaction& tx) { return site(tx, lan, id); }).occupancy.front().people;
    };
    write([&](store::Transaction& tx) { set_places(tx, lan, id, 5); });
    const auto first = admit("Đỗ Thị Cam");
    admit("Bùi Văn Bưởi");
    write([&](store::Transaction& tx) { release(tx, yen, first, base::day_of(tx.now())); });
    CHECK(read([&](store::Transaction& tx) { return foresee(tx, lan, id, lifting); }).people == 1);
    const auto change = decide(id, lifting);
    CHECK(change.people == 1);
    CHECK(staying() == 2);
    cast.pass_days(1);
    CHECK(staying() == 0);
    CHECK(miscounts() == 0);
    write([&](store::Transaction& tx) { return take_back(tx, lan, change.id); });
    CHECK(staying() == 1);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a team may be changed twice on one day") {
    enter();
    const auto id = active(wanted());
    staff(id, {{chair, "Trưởng ban", true}, {officer, "", false}});
    staff(id, {{chair, "", false}, {officer, "", true}});
    staff(id, {{chair, "", true}, {officer, "", false}});
    const auto members = read([&](store::Transaction& tx) { return team_of(tx, lan, id); }).members;
    REQUIRE(members.size() == 2);
    CHECK(members[0].person == chair);
    CHECK(members[0].role == "Tổ trưởng");
}

TEST_CASE_FIXTURE(ZoneWorld, "a branch without cases is let go, and the others stay") {
    const auto homes = enter_many(5);
    const auto id = active(wanted());
    const auto branch = write([&](store::Transaction& tx) {
        return add_branch(tx, lan, id,
                          {.name = "Nhánh 391/81", .area = std::nullopt, .households = {homes[0], homes[1]}});
    });
    const auto change = decide(id, {.kind = ChangeKind::narrowed, .branches = {branch}, .households = {homes[2]}});
    CHECK(change.households == 3);
    CHECK(zone(id).households == 2);
    CHECK(missing(lan, id, today()).size() == 5);
    cast.pass_days(1);
    CHECK(missing(lan, id, today()).size() == 2);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "letting everybody go is not narrowing") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    CHECK(problem_of([&] { decide(id, {.kind = ChangeKind::narrowed, .households = homes}); }) == "zone.nothing_left");
    CHECK(problem_of([&] { decide(id, {.kind = ChangeKind::narrowed}); }) == "zone.nobody_chosen");
}

TEST_CASE_FIXTURE(ZoneWorld, "a part that is split off goes on as a zone of its own, under the same team") {
    const auto homes = enter_many(4);
    const auto id = active(wanted());
    const auto change = decide(id, {.kind = ChangeKind::split, .households = {homes[0]}, .name = "Nhà trọ số 5"});
    const auto part = zone(*change.other);
    CHECK(part.state == State::active);
    CHECK(part.households == 1);
    CHECK(part.team == zone(id).team);
    CHECK(part.split_from == id.uuid);
    CHECK(zone(id).households == 3);
    CHECK(miscounts() == 0);
    write([&](store::Transaction& tx) { return take_back(tx, lan, change.id); });
    CHECK(zone(id).households == 4);
    CHECK(zone(*change.other).state == State::withdrawn);
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "a part that went on by itself is not joined again") {
    const auto homes = enter_many(4);
    const auto id = active(wanted());
    const auto change = decide(id, {.kind = ChangeKind::split, .households = {homes[0]}, .name = "Nhà trọ số 5"});
    decide(*change.other, lifting);
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return take_back(tx, lan, change.id); }); }) ==
          "zone_change.built_upon");
}

TEST_CASE_FIXTURE(ZoneWorld, "the same zone sent twice is one zone, with other content a conflict") {
    enter();
    auto once = wanted();
    once.id = ZoneId{*base::parse_uuid("0191e000-0000-7000-8000-00000000abcd")};
    open(once);
    CHECK(open(once) == *once.id);
    CHECK(read([&](store::Transaction& tx) { return totals(tx, lan, commune); }).planned == 1);
    once.name = "Hẻm khác";
    CHECK(problem_of([&] { open(once); }) == "zone.id_taken");
}

TEST_CASE_FIXTURE(ZoneWorld, "only a closed line on the earth is a polygon") {
    auto drawn = wanted();
    drawn.extent = Extent::polygon;
    drawn.households = {enter()};
    drawn.polygon = R"({"type": "Polygon", "coordinates": [[[106.7, 10.7], [106.8, 10.7], [106.8, 10.8]]]})";
    CHECK(problem_of([&] { open(drawn); }) == "zone.polygon_unreadable");
    drawn.polygon =
        R"({"type": "Polygon", "coordinates": [[[106.7, 10.7], [106.8, 10.7], [106.8, 10.8], [106.7, 10.7]]]})";
    CHECK(zone(open(drawn)).households == 1);
}

TEST_CASE_FIXTURE(ZoneWorld, "after lifting, who was in a zone is forgotten by the rule, and the counts stay") {
    const auto homes = enter_many(2);
    const auto id = active(wanted());
    account(id, homes, today());
    const auto change = decide(id, lifting);
    const auto shrink = [&] { return write([](store::Transaction& tx) { return shrink_lifted(tx); }); };
    cast.pass_days(400);
    CHECK(shrink() == 0);
    const auto admin = cast.who("admin");
    write([&](store::Transaction& tx) {
        keep_rule(tx, admin,
                  {.code = "keep_after_lifting",
                   .valid_from = *base::make_day(2021, 1, 1),
                   .days = 30,
                   .is_on = true,
                   .source = "Quyết định của Sở"});
    });
    CHECK(shrink() == 1);
    CHECK(shrink() == 0);
    CHECK(read([&](store::Transaction& tx) {
              return households_of(tx, lan, id, {.day = *base::make_day(2021, 6, 11)});
          }).empty());
    CHECK(coverage(id).front().accounted == 2);
    CHECK(problem_of([&] { write([&](store::Transaction& tx) { return take_back(tx, lan, change.id); }); }) ==
          "zone_change.forgotten");
    CHECK(miscounts() == 0);
}

TEST_CASE_FIXTURE(ZoneWorld, "who would have been in a zone that never began is forgotten like the others") {
    enter();
    const auto id = open(wanted());
    decide(id, {.kind = ChangeKind::withdrawn, .reason = "Xét nghiệm lại âm tính"});
    const auto admin = cast.who("admin");
    write([&](store::Transaction& tx) {
        keep_rule(tx, admin,
                  {.code = "keep_after_lifting",
                   .valid_from = *base::make_day(2021, 1, 1),
                   .days = 30,
                   .is_on = true,
                   .source = "Quyết định của Sở"});
    });
    cast.pass_days(31);
    CHECK(write([](store::Transaction& tx) { return shrink_lifted(tx); }) == 1);
    CHECK(miscounts() == 0);
}
