#include "accounts/me.hpp"
#include "base/problem.hpp"

namespace accounts {
namespace {

/// A role as a form offers it.
struct OfferedRole {
    Role role = Role::observer;
    std::string name;
    base::ScopeKind usual_scope = base::ScopeKind::body;
    std::vector<base::Permission> permissions;
    std::vector<Role> invites;
};
BOOST_DESCRIBE_STRUCT(OfferedRole, (), (role, name, usual_scope, permissions, invites))

struct GivenRole {
    GrantId id;
};
BOOST_DESCRIBE_STRUCT(GivenRole, (), (id))

http::Page<OfferedRole> offered_roles(base::Language language) {
    http::Page<OfferedRole> page;
    for (const auto& rules : all_roles())
        page.items.push_back({rules.role, std::string(language == base::Language::en ? rules.en : rules.vi), rules.usual_scope,
                              rules.permissions, rules.invites});
    return page;
}

/// What another account holds is seen by those who could have brought it in.
http::Page<HeldRole> roles_seen_by(store::Transaction& tx, const base::Who& who, AccountId id) {
    const auto account = find_account(tx, id);
    if (!account) throw base::Problem(base::ProblemKind::not_found, "account.not_found", to_string(id));
    if (account->body)
        require_body(tx, who, base::Permission::people_invite, account->body->id);
    else
        require(who, base::Permission::people_invite, "/");
    return {roles_of(tx, id), std::nullopt};
}

}  // namespace

void add_role_routes(http::Router& router) {
    using base::Permission;
    router.get("/api/roles", http::signed_in(), "The roles that exist and what each may do",
               [](http::Call& call) { return offered_roles(call.who.language); });
    router.get("/api/accounts", http::allow(Permission::people_invite), "The accounts one may look after", [](http::Call& call) {
        return http::Page<Account>{accounts_within(call.tx, call.who, call.text("q"), call.limit()), std::nullopt};
    });
    router.remove("/api/accounts/{account}", http::allow(Permission::administer), "Close an account; what it did stays",
                  [](http::Call& call) { close_account(call.tx, call.who, call.id<AccountId>("account")); });
    router.get("/api/accounts/{account}/roles", http::allow(Permission::people_invite), "The roles an account holds today",
               [](http::Call& call) { return roles_seen_by(call.tx, call.who, call.id<AccountId>("account")); });
    router.post("/api/accounts/{account}/roles", http::allow(Permission::people_invite), "Give an account a role",
                [](http::Call& call, const NewRole& wanted) {
                    const auto account = call.id<AccountId>("account");
                    const auto id = give_role(call.tx, call.who, account, wanted);
                    return http::Created<GivenRole>{"/api/accounts/" + to_string(account) + "/roles", {id}};
                });
    router.remove("/api/roles/{grant}", http::allow(Permission::people_invite), "Take a role back, at once",
                  [](http::Call& call) { end_role(call.tx, call.who, call.id<GrantId>("grant")); });
}

}  // namespace accounts
