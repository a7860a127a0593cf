#include "accounts/invitation.hpp"

#include <doctest/doctest.h>

#include "accounts/qr.hpp"
#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "test_account.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

using accounts::AccountId;
using accounts::NewInvitation;
using accounts::Role;
using base::ScopeKind;

namespace {

/// An officer of commune A who may invite.
struct Inviting : TestStore {
    TestPlaces places = make_places(db);
    base::Who officer = make_officer();
    std::string code = accounts::new_code();

    base::Who make_officer() {
        base::Who who;
        who.account = db.write([&](store::Transaction& tx) {
            const auto id = add_account(tx, "minh", "Minh", places.committee_a, Role::officer,
                                        {ScopeKind::area_subtree, places.commune_a});
            return id.uuid;
        });
        who.grants = grants(AccountId{who.account});
        return who;
    }
    std::vector<base::Grant> grants(AccountId account) {
        return db.read([&](store::Transaction& tx) { return accounts::grants_of(tx, account); });
    }
    template <class F>
    std::string problem_of(F verb) {
        try {
            db.write([&](store::Transaction& tx) { verb(tx); });
        } catch (const base::Problem& problem) {
            return problem.code();
        }
        return "";
    }
    std::string invite(const NewInvitation& wanted) {
        return problem_of([&](auto& tx) { accounts::invite(tx, officer, wanted, code); });
    }
    AccountId accept(std::string_view login) {
        return db.write(
            [&](store::Transaction& tx) { return accounts::accept(tx, code, login, "-", base::Language::vi); });
    }
    std::string accept_problem(std::string_view login) {
        return problem_of([&](auto& tx) { accounts::accept(tx, code, login, "-", base::Language::vi); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Inviting, "who is invited sees the name, the body and the role in the own language") {
    CHECK(invite({places.front_a, Role::member, "  Hoa ", {}}) == "");
    const auto seen =
        db.read([&](store::Transaction& tx) { return accounts::find_invitation(tx, code, base::Language::en); });
    CHECK(base::to_json(seen) == R"({"name":"Hoa","body":{"id":")" + base::to_string(places.front_a) +
                                     R"(","name":"Mặt trận A"},"role":"member","role_name":"Member of a body"})");
}

TEST_CASE_FIXTURE(Inviting, "an accepted invitation opens an account of that body with that role") {
    invite({places.front_a, Role::member, "Hoa", {}});
    const auto account = accept("hoa");
    const auto held = grants(account);
    REQUIRE(held.size() == 1);
    CHECK(held.front().scope == ScopeKind::body);
    CHECK(held.front().scope_id == places.front_a);
    const auto found = db.read([&](store::Transaction& tx) { return accounts::find_account(tx, account); });
    REQUIRE(found);
    CHECK(found->name == "Hoa");
    CHECK(found->body->name == "Mặt trận A");
}

TEST_CASE_FIXTURE(Inviting, "an officer's usual scope is the area in which the body stands") {
    invite({places.team_a, Role::officer, "Hoa", {}});
    const auto held = grants(accept("hoa"));
    REQUIRE(held.size() == 1);
    CHECK(held.front().areas == std::vector<std::string>{"/vn/36/365/14197/01/"});
}

TEST_CASE_FIXTURE(Inviting, "an invitation opens once") {
    invite({places.front_a, Role::member, "Hoa", {}});
    accept("hoa");
    CHECK(accept_problem("hoa2") == "invitation.used");
}

TEST_CASE_FIXTURE(Inviting, "an invitation is good for seven days") {
    invite({places.front_a, Role::member, "Hoa", {}});
    pass_days(7);
    CHECK(problem_of([&](auto& tx) { accounts::find_invitation(tx, code, base::Language::vi); }) == "");
    pass_minutes(1);
    CHECK(accept_problem("hoa") == "invitation.expired");
}

TEST_CASE_FIXTURE(Inviting, "a code that nobody handed out opens nothing") {
    CHECK(accept_problem("hoa") == "invitation.not_found");
    code = "no code at all";
    CHECK(accept_problem("hoa") == "invitation.not_found");
}

TEST_CASE_FIXTURE(Inviting, "a taken login leaves the invitation open for another try") {
    invite({places.front_a, Role::member, "Hoa", {}});
    CHECK(accept_problem("minh") == "account.login_taken");
    CHECK(accept_problem("Hòa") == "account.login_malformed");
    CHECK(accept_problem("hoa") == "");
}

TEST_CASE_FIXTURE(Inviting, "nobody is invited into a body or a scope outside one's own") {
    CHECK(invite({places.committee_b, Role::member, "Bình", {}}) == "account.outside_area");
    CHECK(invite({places.front_a, Role::officer, "Bình", accounts::Scope{ScopeKind::area_subtree, places.district}}) ==
          "account.outside_area");
    CHECK(invite({places.front_a, Role::administrator, "Bình", {}}) == "account.may_not_give_role");
    CHECK(invite({new_id(), Role::member, "Bình", {}}) == "invitation.body_unknown");
    CHECK(invite({places.front_a, Role::member, "  ", {}}) == "account.name_missing");
    CHECK(invite({places.front_a, Role::member, std::string(500, 'a'), {}}) == "account.name_too_long");
}

TEST_CASE("a QR code is a square picture with a quiet border") {
    const auto svg = accounts::qr_svg("https://lalanh.example/invitation/ABCD-EFGH-JKMN-PQRS-TVWX");
    CHECK(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 41 41\""));
    // The first bar of the upper left finder pattern: seven modules, four from each edge.
    CHECK(svg.find("M4 4h7v1H4z") != std::string::npos);
    CHECK(svg.ends_with("</svg>"));
}
