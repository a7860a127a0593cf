#include "accounts/grant.hpp"

#include <doctest/doctest.h>

#include "accounts/account.hpp"
#include "accounts/keeping.hpp"
#include "base/problem.hpp"
#include "test_account.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

using accounts::AccountId;
using accounts::GrantId;
using accounts::Role;
using accounts::Scope;
using base::Permission;
using base::ScopeKind;

namespace {

/// A store with places and somebody who keeps the whole installation.
struct World : TestStore {
    TestPlaces places = make_places(db);
    AccountId keeper = add("lan.quantri", std::nullopt, Role::administrator, {ScopeKind::everywhere, {}});

    AccountId add(std::string login, std::optional<base::Uuid> body, Role role, Scope scope) {
        return db.write([&](store::Transaction& tx) { return add_account(tx, login, login, body, role, scope); });
    }
    base::Who who(AccountId account) {
        base::Who who;
        who.account = account.uuid;
        who.grants = db.read([&](store::Transaction& tx) { return accounts::grants_of(tx, account); });
        return who;
    }
    std::string path(const base::Uuid& area) {
        return db.read([&](store::Transaction& tx) {
            return tx.run("SELECT path FROM area WHERE id = $1", {area}).front().text("path");
        });
    }
    bool reaches(const base::Who& who, Permission permission, const base::Uuid& area) {
        return accounts::reaches(who, permission, path(area));
    }
    bool reaches_body(const base::Who& who, Permission permission, const base::Uuid& body) {
        return db.read([&](store::Transaction& tx) { return accounts::reaches_body(tx, who, permission, body); });
    }
    /// The code of the problem, or "" when all went well.
    template <class F>
    std::string problem_of(F verb) {
        try {
            db.write([&](store::Transaction& tx) { verb(tx); });
        } catch (const base::Problem& problem) {
            return problem.code();
        }
        return "";
    }
};

}  // namespace

TEST_CASE_FIXTURE(World,
                  "an officer of a commune reaches its hamlets and not the commune beside, whose code begins alike") {
    const auto officer =
        who(add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a}));
    CHECK(reaches(officer, Permission::plans_write, places.commune_a));
    CHECK(reaches(officer, Permission::plans_write, places.hamlet_a));
    CHECK(!reaches(officer, Permission::plans_write, places.commune_b));
    CHECK(!reaches(officer, Permission::plans_write, places.district));
}

TEST_CASE_FIXTURE(World, "an officer reaches the bodies of the area and not those outside") {
    const auto officer =
        who(add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a}));
    CHECK(reaches_body(officer, Permission::tasks_follow, places.front_a));
    CHECK(reaches_body(officer, Permission::tasks_follow, places.team_a));
    CHECK(!reaches_body(officer, Permission::tasks_follow, places.committee_b));
    CHECK(!reaches_body(officer, Permission::tasks_follow, new_id()));
}

TEST_CASE_FIXTURE(World, "a member reaches the body alone and no area") {
    const auto member = who(add("hoa", places.front_a, Role::member, {ScopeKind::body, places.front_a}));
    CHECK(reaches_body(member, Permission::tasks_do, places.front_a));
    CHECK(!reaches_body(member, Permission::tasks_do, places.committee_a));
    CHECK(!reaches(member, Permission::tasks_do, places.commune_a));
}

TEST_CASE_FIXTURE(World, "a member sees the figures of the body's own area and what lies in it, and no other's") {
    const auto member = who(add("hoa", places.front_a, Role::member, {ScopeKind::body, places.front_a}));
    const auto figures = [&](const base::Uuid& area) {
        return problem_of([&](auto& tx) { accounts::require_figures(tx, member, Permission::plans_read, path(area)); });
    };
    CHECK(figures(places.commune_a) == "");
    CHECK(figures(places.hamlet_a) == "");
    CHECK(figures(places.commune_b) == "account.outside_area");
    CHECK(figures(places.district) == "account.outside_area");
}

TEST_CASE_FIXTURE(World, "a regional office reaches every province it stands over, and nothing else") {
    const auto office =
        who(add("t26", places.regional_office, Role::observer, {ScopeKind::regional_office, places.regional_office}));
    CHECK(office.grants.size() == 1);
    CHECK(reaches(office, Permission::plans_read, places.commune_a));
    CHECK(reaches(office, Permission::plans_read, places.other_province));
    CHECK(!reaches(office, Permission::plans_read, places.country));
    CHECK(reaches_body(office, Permission::plans_read, places.regional_office));
}

TEST_CASE_FIXTURE(World, "the police see no household whatever role they hold") {
    const auto police = who(add("congan", places.police_a, Role::officer, {ScopeKind::area_subtree, places.commune_a}));
    CHECK(police.may(Permission::plans_read));
    CHECK(!police.may(Permission::households_read));
    CHECK(!police.may(Permission::households_write));
}

TEST_CASE_FIXTURE(World, "somebody of another body sees no household on behalf of the police") {
    const auto lent = who(add("muon", places.front_a, Role::team_leader, {ScopeKind::body, places.police_a}));
    CHECK(!lent.may(Permission::households_read));
}

TEST_CASE_FIXTURE(World,
                  "health notes are read by the health service alone, even when another body's people hold the role") {
    const Scope commune{ScopeKind::area_subtree, places.commune_a};
    CHECK(who(add("tramyte", places.health_a, Role::health_worker, commune)).may(Permission::health_read));
    CHECK(!who(add("khac", places.front_a, Role::health_worker, commune)).may(Permission::health_read));
    CHECK(!who(add("khongdonvi", std::nullopt, Role::health_worker, commune)).may(Permission::health_read));
}

TEST_CASE_FIXTURE(World, "a role holds from its first day to its last") {
    const auto account = add("hoa", places.front_a, Role::observer, {ScopeKind::body, places.front_a});
    db.write([&](store::Transaction& tx) {
        accounts::add_role(tx, {}, account,
                           {Role::member,
                            {ScopeKind::body, places.front_a},
                            base::make_day(2021, 6, 13),
                            base::make_day(2021, 6, 14)});
    });
    CHECK(!who(account).may(Permission::tasks_do));
    set_now("2021-06-12T17:00:00Z");  // midnight in Vietnam
    CHECK(who(account).may(Permission::tasks_do));
    set_now("2021-06-14T16:59:59Z");
    CHECK(who(account).may(Permission::tasks_do));
    set_now("2021-06-14T17:00:00Z");
    CHECK(!who(account).may(Permission::tasks_do));
}

TEST_CASE_FIXTURE(World, "a role that is taken back ends at once") {
    const auto account = add("hoa", places.front_a, Role::member, {ScopeKind::body, places.front_a});
    const auto held = db.read([&](store::Transaction& tx) { return accounts::roles_of(tx, account); });
    db.write([&](store::Transaction& tx) { accounts::end_role(tx, who(keeper), held.front().id); });
    CHECK(who(account).grants.empty());
    CHECK(problem_of([&](auto& tx) { accounts::end_role(tx, who(keeper), held.front().id); }) ==
          "account.role_not_found");
}

TEST_CASE_FIXTURE(World, "an officer gives roles inside the own commune only") {
    const auto officer =
        who(add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a}));
    const auto newcomer = add("moi", places.front_a, Role::observer, {ScopeKind::body, places.front_a});
    const auto give = [&](Role role, Scope scope) {
        return problem_of([&](auto& tx) { accounts::give_role(tx, officer, newcomer, {role, scope, {}, {}}); });
    };
    CHECK(give(Role::member, {ScopeKind::body, places.front_a}) == "");
    CHECK(give(Role::observer, {ScopeKind::area_subtree, places.hamlet_a}) == "");
    CHECK(give(Role::member, {ScopeKind::body, places.committee_b}) == "account.outside_area");
    CHECK(give(Role::observer, {ScopeKind::area_subtree, places.district}) == "account.outside_area");
    CHECK(give(Role::observer, {ScopeKind::everywhere, {}}) == "account.outside_area");
    CHECK(give(Role::observer, {ScopeKind::regional_office, places.regional_office}) == "account.outside_area");
    CHECK(give(Role::administrator, {ScopeKind::area_subtree, places.commune_a}) == "account.may_not_give_role");
}

TEST_CASE_FIXTURE(World, "a role needs a place that exists and a period that does not end before it begins") {
    const auto give = [&](const accounts::NewRole& role) {
        return problem_of([&](auto& tx) { accounts::give_role(tx, who(keeper), keeper, role); });
    };
    CHECK(give({Role::officer, {ScopeKind::area_subtree, new_id()}, {}, {}}) == "account.scope_unknown");
    CHECK(give({Role::officer, {ScopeKind::area_subtree, {}}, {}, {}}) == "account.scope_unknown");
    CHECK(give({Role::officer, {ScopeKind::everywhere, places.commune_a}, {}, {}}) == "account.scope_unknown");
    CHECK(give({Role::officer,
                {ScopeKind::body, places.front_a},
                base::make_day(2021, 7, 2),
                base::make_day(2021, 7, 1)}) == "account.period_wrong");
}

TEST_CASE_FIXTURE(World, "the last administrator can neither end the role nor close the account") {
    const auto held = db.read([&](store::Transaction& tx) { return accounts::roles_of(tx, keeper); });
    CHECK(problem_of([&](auto& tx) { accounts::end_role(tx, who(keeper), held.front().id); }) ==
          "account.last_administrator");
    CHECK(problem_of([&](auto& tx) { accounts::close_account(tx, who(keeper), keeper); }) ==
          "account.last_administrator");
    add("hai", std::nullopt, Role::administrator, {ScopeKind::everywhere, {}});
    CHECK(problem_of([&](auto& tx) { accounts::close_account(tx, who(keeper), keeper); }) == "");
}

TEST_CASE_FIXTURE(World,
                  "who keeps a commune cannot take over who keeps the installation, though they sit in its committee") {
    const auto everywhere = add("trung.uong", places.committee_a, Role::administrator, {ScopeKind::everywhere, {}});
    const auto officer = add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a});
    const auto local =
        who(add("xa.quantri", places.committee_a, Role::administrator, {ScopeKind::area_subtree, places.commune_a}));
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, local, everywhere, "x"); }) ==
          "account.outside_area");
    CHECK(problem_of([&](auto& tx) { accounts::close_account(tx, local, everywhere); }) == "account.outside_area");
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, local, officer, "x"); }) == "");
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, who(officer), {local.account}, "x"); }) ==
          "account.may_not_give_role");
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, local, AccountId{new_id()}, "x"); }) ==
          "account.not_found");
}

TEST_CASE_FIXTURE(World, "an officer lists the accounts of the own commune, found by name or login without accents") {
    add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a});
    const auto officer =
        who(add("hoa", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a}));
    add("binh", places.committee_b, Role::officer, {ScopeKind::area_subtree, places.commune_b});
    const auto listed = [&](std::string_view query) {
        return db.read([&](store::Transaction& tx) { return accounts::accounts_within(tx, officer, query, {}, 50); });
    };
    CHECK(listed("").size() == 2);
    REQUIRE(listed("Mính").size() == 1);
    CHECK(listed("Mính").front().login == "minh");
    CHECK(listed("binh").empty());
}

TEST_CASE_FIXTURE(World, "accounts are read page by page, and nobody is met twice or passed over") {
    for (const auto* login : {"an.mot", "an.hai", "binh", "chi", "an.ba"})
        add(login, places.committee_a, Role::member, {ScopeKind::body, places.committee_a});
    std::vector<std::string> met;
    std::optional<AccountId> after;
    for (;;) {
        const auto page =
            db.read([&](store::Transaction& tx) { return accounts::accounts_within(tx, who(keeper), "", after, 2); });
        for (const auto& account : page) met.push_back(account.login);
        if (page.size() < 2) break;
        after = page.back().id;
    }
    CHECK(met == std::vector<std::string>{"an.ba", "an.hai", "an.mot", "binh", "chi", "lan.quantri"});
}

TEST_CASE_FIXTURE(World,
                  "who looks after an account sees its roles, those to come too, and whether they may change it") {
    const auto officer = add("minh", places.committee_a, Role::officer, {ScopeKind::area_subtree, places.commune_a});
    const auto head = who(add("hoa", places.committee_a, Role::head, {ScopeKind::body, places.committee_a}));
    db.write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        accounts::give_role(tx, who(keeper), officer,
                            {Role::administrator, {ScopeKind::everywhere, {}}, today + 7, std::nullopt});
    });
    const auto seen_by = [&](const base::Who& reader) {
        return db.read([&](store::Transaction& tx) { return accounts::kept_account(tx, reader, officer); });
    };
    REQUIRE(seen_by(who(keeper)).roles.size() == 2);
    CHECK(seen_by(who(keeper)).roles[0].place);
    CHECK(seen_by(who(keeper)).may_change);
    CHECK_FALSE(seen_by(head).may_change);
    CHECK_FALSE(who(officer).may(Permission::administer));
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, head, officer, "x"); }) ==
          "account.may_not_give_role");
}

TEST_CASE_FIXTURE(World, "a closed account is opened again with the roles it had") {
    const auto member = add("binh", places.committee_a, Role::member, {ScopeKind::body, places.committee_a});
    CHECK(problem_of([&](auto& tx) { accounts::reopen_account(tx, who(keeper), member); }) == "account.not_found");
    CHECK(problem_of([&](auto& tx) { accounts::close_account(tx, who(keeper), member); }) == "");
    CHECK(problem_of([&](auto& tx) { accounts::reset_password(tx, who(keeper), member, "x"); }) == "account.not_found");
    CHECK(problem_of([&](auto& tx) { accounts::reopen_account(tx, who(keeper), member); }) == "");
    CHECK(who(member).may(Permission::tasks_do));
}
