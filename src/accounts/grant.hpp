#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/permission.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Roles held somewhere for a time, and the two questions every verb begins with: may this person do this here, for
/// this body?
namespace accounts {

using AccountId = base::Id<struct AccountTag>;
using GrantId = base::Id<struct GrantTag>;

/// Where a role holds. `id` is an area for area_subtree, a body for body, working_group and regional_office, and empty
/// for everywhere.
struct Scope {
    base::ScopeKind kind = base::ScopeKind::body;
    std::optional<base::Uuid> id;
};
BOOST_DESCRIBE_STRUCT(Scope, (), (kind, id))

/// Where a permission reaches, taken together over all grants: what a list asks its SQL for.
struct Reach {
    bool everywhere = false;
    std::vector<std::string> areas;  ///< paths of subtrees
    std::vector<base::Uuid> bodies;  ///< single bodies and working groups
};

Reach reach_of(const base::Who& who, base::Permission permission);

/// True when the permission is held for the area of this path ("/vn/34/338/") or for one above it.
bool reaches(const base::Who& who, base::Permission permission, std::string_view area_path);

/// True when the permission is held for the body itself or for the area in which it stands.
bool reaches_body(store::Transaction& tx, const base::Who& who, base::Permission permission, const base::Uuid& body);

/// Problem: account.outside_area.
void require(const base::Who& who, base::Permission permission, std::string_view area_path);

/// Problem: account.outside_area.
void require_body(store::Transaction& tx, const base::Who& who, base::Permission permission, const base::Uuid& body);

/// As `require`, but a permission held for a body also reaches the area in which the body stands, with all below it:
/// for figures that a commune shares with its own bodies, never for records. Problem: account.outside_area.
void require_figures(store::Transaction& tx, const base::Who& who, base::Permission permission,
                     std::string_view area_path);

/// The caller at the desk of this body with these permissions besides the own ones: for a verb whose own right includes
/// what it does through another slice, as numbering a document includes handing it out.
base::Who lent(base::Who who, const base::Uuid& body, std::initializer_list<base::Permission> permissions);

/// What somebody holds or held.
struct HeldRole {
    GrantId id;
    Role role = Role::observer;
    Scope scope;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(HeldRole, (), (id, role, scope, valid_from, valid_until))

/// The roles of an account that hold today or are to come.
std::vector<HeldRole> roles_of(store::Transaction& tx, AccountId account);

/// Those of today as the gate loads them: bits and area paths, the police's blind spots applied.
std::vector<base::Grant> grants_of(store::Transaction& tx, AccountId account);

/// True when somebody can still sign in as administrator of the whole installation.
bool has_administrator(store::Transaction& tx);

/// A role to be given, from today or a day to come, until a day or until it is ended.
struct NewRole {
    Role role = Role::member;
    Scope scope;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(NewRole, (), (role, scope, valid_from, valid_until))

/// Whether `who` may hand on this role in this place: a role of theirs that reaches all of it must list it.
/// Problems: account.may_not_give_role, account.outside_area, account.scope_unknown.
void require_may_give(store::Transaction& tx, const base::Who& who, Role role, const Scope& scope);
bool may_give(store::Transaction& tx, const base::Who& who, Role role, const Scope& scope);

/// Whether there is any place in which `who` may hand on this role: what a form offers.
bool may_give_somewhere(store::Transaction& tx, const base::Who& who, Role role);

/// Gives a role without asking whether one may: for set-up, accepted invitations and the demonstration.
/// Problems: account.scope_unknown, account.period_wrong.
GrantId add_role(store::Transaction& tx, const base::Who& by, AccountId account, const NewRole& wanted);

/// Gives a role on behalf of somebody. Problems as above, and account.not_found.
GrantId give_role(store::Transaction& tx, const base::Who& who, AccountId account, const NewRole& wanted);

/// Takes a role back, at once. Problems: account.role_not_found, account.last_administrator, and those of
/// require_may_give.
void end_role(store::Transaction& tx, const base::Who& who, GrantId grant);

}  // namespace accounts
