#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "households/household.hpp"
#include "household_register.hpp"
#include "households/household_http.hpp"
#include "http/edge.hpp"
#include "problem_of.hpp"

using namespace households;

namespace {

using spec::today;
using spec::with_role;
using spec::year_start;
using World = spec::Register;
using Codes = std::vector<std::string>;

Change counts(std::int64_t from, std::int64_t to) {
    Change change;
    change.people = {from, to};
    return change;
}

Change moves(const areas::Area& from, const areas::Area& to) {
    Change change;
    change.area = {from.id, to.id};
    return change;
}

Change moves_with_four(const areas::Area& from, const areas::Area& to) {
    auto change = moves(from, to);
    change.people = {3, 4};
    return change;
}

Change leaves(base::Day last_day) {
    Change change;
    change.valid_until = {std::nullopt, last_day};
    return change;
}

Change has_new_address() {
    Change change;
    change.address = {"Số 7, ngõ 2", "Số 9, ngõ 2"};
    return change;
}

}  // namespace

TEST_CASE_FIXTURE(World, "households are numbered within their commune") {
    enter(lan, family(ferry, "Đỗ Thị Cam"));
    enter(minh, family(elsewhere, "Vũ Văn Quýt"));
    enter(lan, family(dike, "Bùi Văn Lựu"));
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = ""}) == Codes{"H-0001", "H-0002"});
    CHECK(codes(lan, {.area = dike.id, .team = {}, .words = ""}) == Codes{"H-0002"});
}

TEST_CASE_FIXTURE(World, "a household that a phone sends twice is entered once, whatever became of it meanwhile") {
    auto wanted = family(ferry, "Đỗ Thị Cam");
    wanted.id = HouseholdId{new_id()};
    const auto id = enter(lan, wanted);
    CHECK(id == wanted.id);
    change(lan, id, counts(3, 5));
    CHECK(enter(lan, wanted) == id);
    CHECK(codes(lan, {}) == Codes{"H-0001"});
    wanted.people = 7;
    CHECK(problem_of([&] { enter(lan, wanted); }) == "household.id_taken");
}

TEST_CASE_FIXTURE(World, "an id that was made here is no phone's") {
    auto wanted = family(ferry, "Đỗ Thị Cam");
    wanted.id = enter(lan, wanted);
    CHECK(problem_of([&] { enter(lan, wanted); }) == "household.id_taken");
}

TEST_CASE_FIXTURE(World, "nobody needs an address, a name or papers to be somebody's household") {
    const auto id = enter(lan, {.area = ferry.id,
                                .people = 1,
                                .record = {.address = "", .members = {}, .hardship = {}, .landmark = " sau  chùa "},
                                .valid_from = {},
                                .dwelling = "no_fixed_place"});
    CHECK(open(lan, id)->landmark == "sau chùa");
    CHECK(db.read([&](store::Transaction& tx) { return get(tx, lan, id).dwelling; }) == "no_fixed_place");
}

TEST_CASE_FIXTURE(World, "a kind of dwelling that nobody knows is refused") {
    auto wanted = family(ferry, "Đỗ Thị Cam");
    wanted.dwelling = "castle";
    CHECK(problem_of([&] { enter(lan, wanted); }) == "household.dwelling_unknown");
}

TEST_CASE_FIXTURE(World, "households that nobody looks after can be listed alone") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    enter(lan, family(ferry, "Đỗ Văn Quýt"));
    db.write([&](store::Transaction& tx) {
        const auto team = tx.new_id();
        tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, valid_from)
                     VALUES ($1, 36, 'team', 'Tổ 1', 'to 1', $2, '2021-01-01'))",
                  {team, ferry.id});
        tx.change("INSERT INTO team (body, home, kind, area, commune) VALUES ($1, 36, 'community_team', $2, $3)",
                  {team, ferry.id, commune.id});
        hand_to(tx, lan, {id}, team);
    });
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = "", .without_team = true}) == Codes{"H-0002"});
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = "đỗ", .without_team = true}) == Codes{"H-0002"});
}

TEST_CASE_FIXTURE(World, "a list goes on after the last household seen") {
    for (int i = 0; i < 3; ++i) enter(lan, family(ferry, "Đỗ Thị Cam"));
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = "", .after = number_of("H-0001"), .limit = 1}) ==
          Codes{"H-0002"});
}

TEST_CASE_FIXTURE(World, "an officer who names no place sees the own commune") {
    enter(lan, family(ferry, "Đỗ Thị Cam"));
    CHECK(codes(lan, {}) == Codes{"H-0001"});
}

TEST_CASE_FIXTURE(World, "a household is found by whole words of a name, with or without marks") {
    enter(lan, family(ferry, "Đỗ Thị Cam"));
    enter(lan, family(dike, "Đỗ Văn Quýt"));
    CHECK(search(lan, commune, "do thi cam") == Codes{"H-0001"});
    CHECK(search(lan, commune, "ĐỖ") == Codes{"H-0001", "H-0002"});
    CHECK(search(lan, dike, "đỗ") == Codes{"H-0002"});
    CHECK(search(lan, commune, "ca").empty());
}

TEST_CASE_FIXTURE(World, "a household is found by its phone number however it is written") {
    enter(lan, family(ferry, "Đỗ Thị Cam", "0400 123 456"));
    CHECK(search(lan, commune, "+84 400 123 456") == Codes{"H-0001"});
    CHECK(search(lan, commune, "0400123457").empty());
}

TEST_CASE_FIXTURE(World, "a search does not cross into another commune") {
    enter(minh, family(elsewhere, "Đỗ Thị Cam"));
    CHECK(search(lan, commune, "đỗ thị cam").empty());
    CHECK(problem_of([&] { search(lan, elsewhere, "đỗ thị cam"); }) == "account.outside_area");
}

TEST_CASE_FIXTURE(World, "a register wider than a commune is not opened") {
    const auto district =
        db.read([&](store::Transaction& tx) { return areas::at_path(tx, "/vn/36/365/", today).value(); });
    CHECK(problem_of([&] { search(everybody(), district, ""); }) == "household.area_too_wide");
}

TEST_CASE_FIXTURE(World, "opening a record leaves a journal line, listing does not") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    codes(lan, {.area = commune.id, .team = {}, .words = ""});
    CHECK(verbs_about(id) == Codes{"household.entered"});
    CHECK(open(lan, id)->members.front().name == "Đỗ Thị Cam");
    CHECK(verbs_about(id) == Codes{"household.opened", "household.entered"});
}

TEST_CASE_FIXTURE(World, "a household can be told who opened its record, and when") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    pass_minutes(5);
    open(lan, id);
    const auto looks = db.read([&](store::Transaction& tx) { return readings(tx, lan, id, 10); });
    REQUIRE(looks.size() == 1);
    CHECK(looks.front().at == now());
}

TEST_CASE_FIXTURE(World, "whoever has no permission here opens nothing, and no line says otherwise") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    CHECK(problem_of([&] { open(minh, id); }) == "account.outside_area");
    CHECK(problem_of([&] {
              open(with_role(accounts::Role::head, base::ScopeKind::area_subtree, "/vn/36/365/14197/"), id);
          }) == "account.outside_area");
    CHECK(verbs_about(id) == Codes{"household.entered"});
}

TEST_CASE_FIXTURE(World, "a household counts in its hamlet, follows a move and leaves with its last day") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    enter(lan, family(ferry, "Vũ Văn Quýt"));
    CHECK(count(ferry, households_indicator) == 2);
    CHECK(count(ferry, people_indicator) == 6);
    change(lan, id, moves_with_four(ferry, dike));
    CHECK(count(ferry, people_indicator) == 3);
    CHECK(count(dike, people_indicator) == 4);
    change(lan, id, leaves(today));
    CHECK(count(dike, households_indicator) == 0);
    CHECK(count(dike, people_indicator) == 0);
    for (const auto& indicator : indicators())
        CHECK(db.read([&](store::Transaction& tx) { return store::disagreements(tx, indicator); }).empty());
}

TEST_CASE_FIXTURE(World, "a household that left is no longer listed") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    change(lan, id, leaves(today));
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = ""}) == Codes{"H-0001"});
    pass_days(1);
    CHECK(codes(lan, {.area = commune.id, .team = {}, .words = ""}).empty());
    CHECK(search(lan, commune, "cam").empty());
}

TEST_CASE_FIXTURE(World, "after a move to another commune it is found there and nowhere else") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    change(everybody(), id, moves(ferry, elsewhere));
    CHECK(search(lan, commune, "cam").empty());
    CHECK(search(minh, elsewhere, "cam") == Codes{"H-0001"});
}

TEST_CASE_FIXTURE(World, "two people who change different fields both keep their work") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    change(lan, id, counts(3, 5));
    change(lan, id, has_new_address());
    CHECK(open(lan, id)->address == "Số 9, ngõ 2");
    CHECK(db.read([&](store::Transaction& tx) { return get(tx, lan, id).people; }) == 5);
}

TEST_CASE_FIXTURE(World, "a field that somebody else changed meanwhile is not overwritten") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    const auto first = counts(3, 5);
    change(lan, id, first);
    CHECK(problem_of([&] { change(lan, id, counts(3, 4)); }) == "household.changed_meanwhile");
    CHECK(problem_of([&] { change(lan, id, first); }) == "no problem");
}

TEST_CASE_FIXTURE(World, "the journal keeps old and new personal values as ciphertext only") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    change(lan, id, has_new_address());
    const auto line = db.read([&](store::Transaction& tx) { return store::lines_about(tx, id.uuid, 0, 1); }).front();
    const auto detail = base::write_json(line.detail);
    CHECK(detail.find("address") != std::string::npos);
    CHECK(detail.find("ngõ") == std::string::npos);
}

TEST_CASE_FIXTURE(World, "an erased record opens empty and takes nothing more") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    db.write([&](store::Transaction& tx) { store::erase_sealed(tx, id.uuid); });
    CHECK_FALSE(open(lan, id));
    CHECK(problem_of([&] { change(lan, id, has_new_address()); }) == "household.erased");
}

TEST_CASE_FIXTURE(World, "senseless households are refused") {
    auto nobody = family(ferry, "Đỗ Thị Cam");
    nobody.people = 0;
    CHECK(problem_of([&] { enter(lan, nobody); }) == "household.too_few_people");
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    CHECK(problem_of([&] { change(lan, id, leaves(today - 1)); }) == "household.leaves_before_it_came");
    CHECK(problem_of([&] { open(lan, HouseholdId{new_id()}); }) == "household.not_found");
}

TEST_CASE_FIXTURE(World, "no household is entered in a hamlet that has ended") {
    db.write([&](store::Transaction& tx) { areas::close(tx, everybody(), dike.id, today - 1); });
    CHECK(problem_of([&] { enter(lan, family(dike, "Đỗ Thị Cam")); }) == "household.area_closed");
}

TEST_CASE_FIXTURE(World, "the route that opens a record answers after its journal line") {
    const auto id = enter(lan, family(ferry, "Đỗ Thị Cam"));
    http::Router router;
    add_routes(router, master);
    const http::Edge edge(db, router, [&](store::Transaction&, const http::Request&) { return lan; });
    http::Request request;
    request.path = "/api/households/" + base::to_string(id);
    const auto response = edge.handle(request);
    CHECK(response.status == 200);
    CHECK(response.body.find("Đỗ Thị Cam") != std::string::npos);
    CHECK(verbs_about(id).front() == "household.opened");
}
