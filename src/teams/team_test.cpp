#include <doctest/doctest.h>

#include <algorithm>

#include "accounts/permission.hpp"
#include "areas/area_import.hpp"
#include "base/problem.hpp"
#include "problem_of.hpp"
#include "store/journal.hpp"
#include "teams/team.hpp"
#include "test_store.hpp"

using namespace teams;

namespace {

constexpr std::string_view one_commune =
    "province_code\tprovince\tdistrict_code\tdistrict\tcommune_code\tcommune\tcommune_type\n"
    "36\tTỉnh Nam Định\t365\tHuyện Giao Thủy\t14197\tXã Giao Xuân\tXã\n";

const base::Day year_start = *base::make_day(2021, 1, 1);

base::Who officer() {
    base::Who who;
    who.account.bytes[15] = 1;
    who.grants = {{.permissions = ~std::uint64_t{0},
                   .scope = base::ScopeKind::area_subtree,
                   .scope_id = {},
                   .areas = {"/vn/36/365/14197/"}}};
    return who;
}

/// The leader of a team reaches its households and nobody else's.
base::Who leader_of(TeamId team) {
    base::Who who;
    who.account.bytes[15] = 2;
    who.body = team.uuid;
    who.grants = {{.permissions = accounts::permissions_of(accounts::Role::team_leader),
                   .scope = base::ScopeKind::body,
                   .scope_id = team.uuid,
                   .areas = {}}};
    return who;
}

struct World : TestStore {
    store::MasterKey master = store::MasterKey::open(folder() + "/master.key");
    areas::Area commune, ferry, dike;

    World() {
        db.write([&](store::Transaction& tx) {
            areas::apply(tx, areas::read_areas_file(one_commune, areas::kinds(tx)), "test.tsv", year_start,
                         areas::Covers::named_units);
            commune = areas::at_path(tx, "/vn/36/365/14197/", year_start).value();
            const auto hamlet = [&](const std::string& name) {
                return areas::open(
                    tx, officer(),
                    {.parent = commune.id, .kind = "thon", .name = name, .code = "", .valid_from = year_start});
            };
            ferry = hamlet("Thôn Bến Đò");
            dike = hamlet("Thôn Bờ Đê");
        });
    }

    TeamId form(const areas::Area& area, const std::string& name, std::vector<std::string> members = {}) {
        return db.write([&](store::Transaction& tx) {
            return teams::form(tx, officer(),
                               {.area = area.id,
                                .kind = "self_managed_team",
                                .name = name,
                                .decision_number = "31/QĐ-UBND",
                                .decision_day = year_start,
                                .leader = "Mai Thị Na",
                                .members = members});
        });
    }
    households::HouseholdId enter(const areas::Area& area, std::optional<TeamId> team = std::nullopt) {
        return db.write([&](store::Transaction& tx) {
            const auto id =
                households::enter(tx, master, officer(),
                                  {.area = area.id,
                                   .people = 2,
                                   .record = {.address = "", .members = {{"Đỗ Thị Cam", {}, {}}}, .hardship = {}},
                                   .valid_from = std::nullopt});
            if (team) households::hand_to(tx, officer(), {id}, team->uuid);
            return id;
        });
    }
    Team team(TeamId id) {
        return db.read([&](store::Transaction& tx) { return get(tx, id); });
    }
    std::vector<std::string> names(const areas::Area& area) {
        std::vector<std::string> names;
        for (const auto& one : db.read([&](store::Transaction& tx) { return list(tx, area.id); }))
            names.push_back(one.name);
        return names;
    }
    std::vector<std::string> codes(const base::Who& who, households::Query query) {
        std::vector<std::string> codes;
        for (const auto& one :
             db.read([&](store::Transaction& tx) { return households::list(tx, master, who, query); }))
            codes.push_back(one.code);
        return codes;
    }
};

bool has(const std::vector<Warning>& warnings, Warning warning) {
    return std::ranges::find(warnings, warning) != warnings.end();
}

}  // namespace

TEST_CASE_FIXTURE(World, "a team is led by one of its members") {
    const auto formed = team(form(ferry, "Tổ số 1", {"Lê Văn Hẹ", "Cao Thị Mùi"}));
    REQUIRE(formed.members.size() == 3);
    CHECK(formed.members.front().name == "Mai Thị Na");
    CHECK(formed.members.front().leads);
    CHECK(formed.warnings.empty());
}

TEST_CASE_FIXTURE(World, "teams are listed by hamlet and by commune") {
    form(ferry, "Tổ số 1");
    form(dike, "Tổ số 2");
    CHECK(names(dike) == std::vector<std::string>{"Tổ số 2"});
    CHECK(names(commune) == std::vector<std::string>{"Tổ số 1", "Tổ số 2"});
}

TEST_CASE_FIXTURE(World, "one person alone is too few for a team") {
    CHECK(team(form(ferry, "Tổ số 1")).warnings == std::vector<Warning>{Warning::too_few_members});
}

TEST_CASE_FIXTURE(World, "two people look after fifty households and not after fifty-one") {
    const auto id = form(ferry, "Tổ số 1", {"Lê Văn Hẹ"});
    for (int i = 0; i < 50; ++i) enter(ferry, id);
    CHECK_FALSE(has(team(id).warnings, Warning::too_many_households));
    enter(ferry, id);
    CHECK(has(team(id).warnings, Warning::too_many_households));
}

TEST_CASE_FIXTURE(World, "coverage tells how many households have no team") {
    const auto id = form(ferry, "Tổ số 1");
    enter(ferry, id);
    enter(ferry);
    enter(dike);
    const auto all = db.read([&](store::Transaction& tx) { return coverage(tx, officer(), commune.id); });
    CHECK(all.households == 3);
    CHECK(all.people == 6);
    CHECK(all.without_team == 2);
    CHECK(all.teams == 1);
    CHECK(db.read([&](store::Transaction& tx) { return coverage(tx, officer(), dike.id).without_team; }) == 1);
}

TEST_CASE_FIXTURE(World, "a leader who names no place sees the own team's households and no others") {
    const auto mine = form(ferry, "Tổ số 1");
    const auto theirs = form(ferry, "Tổ số 2");
    enter(ferry, mine);
    const auto other = enter(ferry, theirs);
    CHECK(codes(leader_of(mine), {}) == std::vector<std::string>{"H-0001"});
    CHECK(codes(leader_of(mine), {.area = {}, .team = {}, .words = "cam"}) == std::vector<std::string>{"H-0001"});
    CHECK(problem_of([&] { codes(leader_of(mine), {.area = {}, .team = theirs.uuid, .words = ""}); }) ==
          "account.outside_area");
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { households::open_record(tx, master, leader_of(mine), other); });
          }) == "account.outside_area");
}

TEST_CASE_FIXTURE(World, "a household that moves to another hamlet waits for a team there") {
    const auto id = enter(ferry, form(ferry, "Tổ số 1"));
    households::Change move;
    move.area = {ferry.id, dike.id};
    const auto moved =
        db.write([&](store::Transaction& tx) { return households::change(tx, master, officer(), id, move); });
    CHECK_FALSE(moved.team);
}

TEST_CASE_FIXTURE(World, "handing a household over again changes nothing and says nothing") {
    const auto team = form(ferry, "Tổ số 1");
    const auto id = enter(ferry, team);
    const auto lines = [&] {
        return db.read([&](store::Transaction& tx) { return store::lines_about(tx, id.uuid, 0, 50).size(); });
    };
    const auto before = lines();
    db.write([&](store::Transaction& tx) { households::hand_to(tx, officer(), {id}, team.uuid); });
    CHECK(lines() == before);
}
