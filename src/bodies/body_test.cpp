#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "bodies/group.hpp"
#include "problem_of.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

using namespace bodies;

namespace {

struct Bodies : TestStore {
    TestPlaces places = make_places(db);
    const base::Day today = base::day_of(now());

    BodyId opened(std::string kind, std::string name, std::vector<std::string> aliases = {}) {
        return db.write([&](store::Transaction& tx) {
            return open(tx, everybody(),
                        {.kind = kind,
                         .name = name,
                         .area = {places.commune_a},
                         .parent = {},
                         .aliases = aliases,
                         .founding = {},
                         .valid_from = {}})
                .id;
        });
    }
    std::vector<std::string> found(std::string words, std::string kind = "") {
        std::vector<std::string> names;
        for (const auto& body : db.read([&](store::Transaction& tx) {
                 return search(tx, {.words = words, .area = areas::AreaId{places.commune_a}, .kind = kind, .on = {}});
             }))
            names.push_back(body.name);
        return names;
    }
    PersonId person(std::string name) {
        return db.write(
            [&](store::Transaction& tx) { return add_person(tx, everybody(), {places.committee_a}, name).id; });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Bodies, "a body is found by the beginnings of its words and by its aliases") {
    opened("school", "Trường Mầm non Hoa Sen", {"MN Hoa Sen"});
    CHECK(found("mam non hoa") == std::vector<std::string>{"Trường Mầm non Hoa Sen"});
    CHECK(found("mn hoa sen") == std::vector<std::string>{"Trường Mầm non Hoa Sen"});
    CHECK(found("mam non", "police").empty());
}

TEST_CASE_FIXTURE(Bodies, "a renamed body is still found by the name it had") {
    const auto id = opened("clan", "Dòng họ Lê");
    db.write([&](store::Transaction& tx) { rename(tx, everybody(), id, "Dòng họ Lê", "Dòng họ Lê Văn"); });
    CHECK(found("dong ho le") == std::vector<std::string>{"Dòng họ Lê Văn"});
    CHECK(db.read([&](store::Transaction& tx) { return aliases(tx, id); }) == std::vector<std::string>{"Dòng họ Lê"});
}

TEST_CASE_FIXTURE(Bodies, "a name that somebody changed meanwhile is not overwritten") {
    const auto id = opened("clan", "Dòng họ Lê");
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { rename(tx, everybody(), id, "Dòng họ Trần", "Dòng họ Phạm"); });
          }) == "body.changed_meanwhile");
}

TEST_CASE_FIXTURE(Bodies, "an area has one body of a name, whatever its marks") {
    opened("clan", "Dòng họ Lê");
    CHECK(problem_of([&] { opened("clan", "DONG HO LE"); }) == "body.already_there");
    CHECK(problem_of([&] { opened("moon_base", "Trạm mặt trăng"); }) == "body.kind_unknown");
    CHECK(problem_of([&] { opened("clan", " … "); }) == "body.name_empty");
}

TEST_CASE_FIXTURE(Bodies, "a closed body is not found after its last day") {
    const auto id = opened("clan", "Dòng họ Lê");
    db.write([&](store::Transaction& tx) { close(tx, everybody(), id, today); });
    CHECK(found("dong ho le").size() == 1);
    pass_days(1);
    CHECK(found("dong ho le").empty());
    CHECK(problem_of([&] { db.write([&](store::Transaction& tx) { close(tx, everybody(), id, today); }); }) ==
          "body.closed");
}

TEST_CASE_FIXTURE(Bodies, "a body cannot stand below one of its own") {
    const auto upper = opened("office", "Văn phòng A");
    const auto lower = opened("office", "Văn phòng B");
    db.write([&](store::Transaction& tx) { place_under(tx, everybody(), lower, std::nullopt, upper); });
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { place_under(tx, everybody(), upper, std::nullopt, lower); });
          }) == "body.parent_circular");
}

TEST_CASE_FIXTURE(Bodies, "nobody edits bodies outside their own area") {
    auto who = everybody();
    who.grants.front().scope = base::ScopeKind::area_subtree;
    who.grants.front().areas = {"/somewhere/else/"};
    CHECK(problem_of([&] { db.write([&](store::Transaction& tx) { close(tx, who, {places.committee_a}, today); }); }) ==
          "account.outside_area");
}

TEST_CASE_FIXTURE(Bodies, "an office passes from one person to the next") {
    const auto first = person("Nguyễn Văn An");
    const auto second = person("Trần Thị Bình");
    const auto office = db.write([&](store::Transaction& tx) {
        return open_office(tx, everybody(), {places.committee_a}, "Chủ tịch", Rank::head);
    });
    db.write([&](store::Transaction& tx) { hold(tx, everybody(), office, first, today); });
    db.write([&](store::Transaction& tx) { hold(tx, everybody(), office, second, today + 10, true); });
    const auto head_on = [&](base::Day on) {
        return db.read([&](store::Transaction& tx) { return head_of(tx, {places.committee_a}, on).value().name; });
    };
    CHECK(head_on(today + 9) == "Nguyễn Văn An");
    CHECK(head_on(today + 10) == "Trần Thị Bình");
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { hold(tx, everybody(), office, first, today + 5); });
          }) == "office.period_wrong");
}

TEST_CASE_FIXTURE(Bodies, "a vacant office is listed without a holder") {
    db.write([&](store::Transaction& tx) {
        open_office(tx, everybody(), {places.committee_a}, "Phó Chủ tịch", Rank::deputy);
    });
    const auto posts = db.read([&](store::Transaction& tx) { return offices(tx, {places.committee_a}, today); });
    REQUIRE(posts.size() == 1);
    CHECK_FALSE(posts[0].holder.has_value());
}

TEST_CASE_FIXTURE(Bodies, "a working group shows when its list differs from the size its decision states") {
    const auto head = person("Nguyễn Văn An");
    const auto group = db.write([&](store::Transaction& tx) {
        const auto id =
            found_group(tx, everybody(), {places.committee_a},
                        {"Tổ công tác phòng, chống dịch", 11, "Quyết định số 12/QĐ-UBND", BodyId{places.health_a}});
        join(tx, everybody(), id, head, "Tổ trưởng", Rank::head, today);
        return id;
    });
    const auto sheet = db.read([&](store::Transaction& tx) { return working_group(tx, group, today); });
    CHECK(sheet.has_size_mismatch());
    CHECK(sheet.head.value().name == "Nguyễn Văn An");
    CHECK(sheet.secretariat == BodyId{places.health_a});
}

TEST_CASE_FIXTURE(Bodies, "a new head takes the place of the head before") {
    const auto first = person("Nguyễn Văn An");
    const auto second = person("Trần Thị Bình");
    const auto group = db.write([&](store::Transaction& tx) {
        const auto id = found_group(tx, everybody(), {places.committee_a},
                                    {"Tổ công tác", std::nullopt, std::nullopt, std::nullopt});
        join(tx, everybody(), id, first, "Tổ trưởng", Rank::head, today);
        join(tx, everybody(), id, second, "Tổ trưởng", Rank::head, today);
        return id;
    });
    const auto sheet = db.read([&](store::Transaction& tx) { return working_group(tx, group, today); });
    CHECK(sheet.head.value().name == "Trần Thị Bình");
    CHECK(sheet.members.at(0).person.name == "Trần Thị Bình");
    CHECK_FALSE(sheet.has_size_mismatch());
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) {
                  join(tx, everybody(), group, first, "Thành viên", Rank::member, today);
              });
          }) == "group.already_member");
    db.write([&](store::Transaction& tx) { join(tx, everybody(), group, first, "Tổ trưởng", Rank::head, today); });
    const auto after = db.read([&](store::Transaction& tx) { return working_group(tx, group, today); });
    CHECK(after.head.value().name == "Nguyễn Văn An");
    CHECK(after.members.size() == 2);
}

TEST_CASE_FIXTURE(Bodies, "a cluster has one leading body at a time") {
    const auto cluster = opened("cluster", "Cụm thi đua số 1");
    db.write([&](store::Transaction& tx) {
        add_body(tx, everybody(), cluster, {places.committee_a}, today, true);
        add_body(tx, everybody(), cluster, {places.committee_b}, today, true);
    });
    db.read([&](store::Transaction& tx) {
        CHECK(member_bodies(tx, cluster, today).size() == 2);
        CHECK(leading_body(tx, cluster, today) == BodyId{places.committee_b});
    });
    db.write([&](store::Transaction& tx) {
        add_body(tx, everybody(), cluster, {places.committee_a}, today + 1, true);
        CHECK(member_bodies(tx, cluster, today).size() == 2);
        CHECK(leading_body(tx, cluster, today) == BodyId{places.committee_a});
    });
}

TEST_CASE_FIXTURE(Bodies,
                  "who leaves on the day before the first has never joined, and may join anew as something else") {
    const auto somebody = person("Nguyễn Văn An");
    db.write([&](store::Transaction& tx) {
        const auto group = found_group(tx, everybody(), {places.committee_a}, {"Tổ công tác", {}, {}, {}});
        join(tx, everybody(), group, somebody, "Tổ trưởng", Rank::head, today);
        leave(tx, everybody(), group, somebody, today - 1);
        CHECK(members(tx, group, today).empty());
        CHECK_FALSE(working_group(tx, group, today).head);
        join(tx, everybody(), group, somebody, "Thành viên", Rank::member, today);
        REQUIRE(members(tx, group, today).size() == 1);
        CHECK(members(tx, group, today).front().role == "Thành viên");
    });
}

TEST_CASE_FIXTURE(Bodies,
                  "a body leaves its cluster at the end of a day, and a leave or a join that was wrong is taken back") {
    const auto cluster = opened("cluster", "Cụm thi đua số 1");
    const BodyId member{places.committee_a};
    const auto size_on = [&](store::Transaction& tx, int days_on) {
        return member_bodies(tx, cluster, today + days_on).size();
    };
    db.write([&](store::Transaction& tx) {
        add_body(tx, everybody(), cluster, member, today, true);
        leave(tx, everybody(), cluster, member, today + 7);
        CHECK(member_bodies(tx, cluster, today).front().last_day == today + 7);
        CHECK(size_on(tx, 7) == 1);
        CHECK(size_on(tx, 8) == 0);
        add_body(tx, everybody(), cluster, member, today + 8, true);
        CHECK(member_bodies(tx, cluster, today).front().last_day == std::nullopt);
        CHECK(leading_body(tx, cluster, today + 8) == member);
        leave(tx, everybody(), cluster, member, today - 1);
        CHECK(size_on(tx, 0) == 0);
        CHECK_FALSE(leading_body(tx, cluster, today));
        add_body(tx, everybody(), cluster, member, today);
        CHECK(size_on(tx, 0) == 1);
    });
}

TEST_CASE_FIXTURE(Bodies, "a regional office stands over provinces") {
    db.write([&](store::Transaction& tx) {
        set_scope(tx, everybody(), {places.regional_office}, {{places.province}, {places.other_province}});
    });
    CHECK(db.read([&](store::Transaction& tx) { return scope_of(tx, {places.regional_office}); }).size() == 2);
}

TEST_CASE_FIXTURE(Bodies, "an official's phone is sealed and opening it leaves a line") {
    const auto master = store::MasterKey::open(folder() + "/master.key");
    const auto somebody = person("Nguyễn Văn An");
    db.write([&](store::Transaction& tx) { set_contact(tx, master, everybody(), somebody, {{"0912345678"}, {}}); });
    const auto contact =
        db.write([&](store::Transaction& tx) { return open_contact(tx, master, everybody(), somebody); });
    CHECK(contact.phones == std::vector<std::string>{"0912345678"});
}
