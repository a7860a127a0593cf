#include "accounts/keeping.hpp"
#include "accounts/me.hpp"

namespace accounts {
namespace {

/// A role as a form offers it.
struct OfferedRole {
    Role role = Role::observer;
    std::string name;
    base::ScopeKind usual_scope = base::ScopeKind::body;
    std::vector<base::Permission> permissions;
    std::vector<Role> invites;
    bool may_give = false;  ///< by the reader, in some place
};
BOOST_DESCRIBE_STRUCT(OfferedRole, (), (role, name, usual_scope, permissions, invites, may_give))

struct GivenRole {
    GrantId id;
};
BOOST_DESCRIBE_STRUCT(GivenRole, (), (id))

http::Page<OfferedRole> offered_roles(http::Call& call) {
    http::Page<OfferedRole> page;
    for (const auto& rules : all_roles())
        page.items.push_back({rules.role, std::string(call.who.language == base::Language::en ? rules.en : rules.vi),
                              rules.usual_scope, rules.permissions, rules.invites,
                              may_give_somewhere(call.tx, call.who, rules.role)});
    return page;
}

http::Page<Account> account_page(http::Call& call) {
    const auto after = call.maybe_id("after");
    const auto limit = call.limit();
    http::Page<Account> page{accounts_within(call.tx, call.who, call.text("q"),
                                             after ? std::optional(AccountId{*after}) : std::nullopt, limit),
                             std::nullopt};
    if (page.items.size() == limit) page.next = to_string(page.items.back().id);
    return page;
}

struct PasswordReset {
    std::string wanted;
};
BOOST_DESCRIBE_STRUCT(PasswordReset, (), (wanted))

/// Who is there, and the way back in for whoever lost it.
void add_account_routes(http::Router& router, const Desk& desk) {
    using base::Permission;
    router.get("/api/accounts", http::allow(Permission::people_invite), "The accounts one may look after, by name",
               account_page);
    router.get("/api/accounts/{account}", http::allow(Permission::people_invite),
               "An account with its roles and where it is signed in",
               [](http::Call& call) { return kept_account(call.tx, call.who, call.id<AccountId>("account")); });
    router.remove("/api/accounts/{account}", http::allow(Permission::administer), "Close an account; what it did stays",
                  [](http::Call& call) { close_account(call.tx, call.who, call.id<AccountId>("account")); });
    router.post("/api/accounts/{account}/reopen", http::allow(Permission::administer), "Open a closed account again",
                [](http::Call& call) { reopen_account(call.tx, call.who, call.id<AccountId>("account")); });
    router.remove("/api/accounts/{account}/sessions", http::allow(Permission::people_invite),
                  "Sign somebody out on every device",
                  [](http::Call& call) { sign_out_elsewhere(call.tx, call.who, call.id<AccountId>("account")); });
    router.post(
        "/api/accounts/{account}/password", http::allow(Permission::administer),
        "Set the password of somebody who forgot it",
        [desk](const PasswordReset& typed) {
            check_password(typed.wanted);
            return desk.hashing->hash(typed.wanted);
        },
        [](http::Call& call, const std::string& new_hash) {
            reset_password(call.tx, call.who, call.id<AccountId>("account"), new_hash);
        });
}

}  // namespace

void add_role_routes(http::Router& router, const Desk& desk) {
    using base::Permission;
    add_account_routes(router, desk);
    router.get("/api/roles", http::signed_in(), "The roles that exist and what each may do", offered_roles);
    router.get("/api/accounts/{account}/roles", http::allow(Permission::people_invite),
               "The roles an account holds today or is to hold", [](http::Call& call) {
                   const auto account = call.id<AccountId>("account");
                   require_keeps(call.tx, call.who, account);
                   return http::Page<HeldRole>{roles_of(call.tx, account), std::nullopt};
               });
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
