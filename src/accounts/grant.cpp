#include "accounts/grant.hpp"

#include <algorithm>
#include <array>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;
using base::ScopeKind;

/// A role with what it gives.
struct LoadedRole {
    HeldRole held;
    base::Grant grant;
};

const base::Day end_of_time = *base::make_day(9999, 12, 31);

constexpr std::array<std::string_view, 3> health_kinds{"health_station", "health_centre", "hospital"};

/// Which permissions a body's kind takes away, whatever the role: the police see no household, and nobody but the
/// health service reads health notes.
std::uint64_t hidden_from(const std::optional<std::string>& kind) {
    if (kind == "police") return hidden_from_police;
    const bool is_health = kind && std::find(health_kinds.begin(), health_kinds.end(), *kind) != health_kinds.end();
    return is_health ? 0 : bit_of(base::Permission::health_read);
}

LoadedRole read_role(const store::Row& row) {
    const auto role = base::named<Role>(row.text("role"));
    const auto scope = base::named<ScopeKind>(row.text("scope"));
    const auto area = row.maybe_uuid("area");
    const auto id = area ? area : row.maybe_uuid("body");
    const auto hidden = hidden_from(row.maybe_text("works_for_kind")) |
                        (row.maybe_text("scope_kind") == "police" ? hidden_from_police : std::uint64_t{0});
    return {{row.id<struct GrantTag>("id"), role, {scope, id}, row.day("valid_from"), row.maybe_day("valid_until")},
            {permissions_of(role) & ~hidden, scope, id.value_or(base::Uuid{}), {}}};
}

/// What an account holds from `begun_by` at the latest and has not ceased to hold; a regional office has a row per
/// province.
std::vector<LoadedRole> load_roles(store::Transaction& tx, AccountId account, base::Day begun_by) {
    std::vector<LoadedRole> roles;
    for (const auto& row : tx.run(R"(
             SELECT g.id, g.role, g.scope, g.area, g.body, g.valid_from, g.valid_until, a.path,
                    works_for.kind AS works_for_kind, held_for.kind AS scope_kind
             FROM account_grant g
             JOIN account ON account.id = g.account
             LEFT JOIN body works_for ON works_for.id = account.body
             LEFT JOIN body held_for ON held_for.id = g.body
             LEFT JOIN body_scope s ON s.body = g.body AND g.scope = 'regional_office'
             LEFT JOIN area a ON a.id = COALESCE(g.area, s.area)
             WHERE g.account = $1 AND g.ended_at IS NULL
               AND g.valid_from <= $3 AND (g.valid_until IS NULL OR g.valid_until >= $2)
             ORDER BY g.id, a.path)",
                                  {account, base::day_of(tx.now()), begun_by})) {
        auto next = read_role(row);
        if (roles.empty() || roles.back().held.id != next.held.id) roles.push_back(std::move(next));
        if (auto path = row.maybe_text("path")) roles.back().grant.areas.push_back(std::move(*path));
    }
    return roles;
}

bool reaches_path(const base::Grant& grant, std::string_view path) {
    if (grant.scope == ScopeKind::everywhere) return true;
    return std::any_of(grant.areas.begin(), grant.areas.end(),
                       [&](const std::string& above) { return path.starts_with(above); });
}

bool holds(const base::Grant& grant, base::Permission permission) {
    return (grant.permissions & bit_of(permission)) != 0;
}

bool is_about_body(ScopeKind kind) {
    return kind == ScopeKind::body || kind == ScopeKind::working_group || kind == ScopeKind::regional_office;
}

/// The paths of all the areas a scope stands for or in. Empty when there is no such area or body.
std::vector<std::string> paths_of(store::Transaction& tx, const Scope& scope) {
    const char* statement = scope.kind == ScopeKind::area_subtree ? "SELECT path FROM area WHERE id = $1"
                            : scope.kind == ScopeKind::regional_office
                                ? "SELECT a.path FROM body_scope s JOIN area a ON a.id = s.area WHERE s.body = $1"
                                : "SELECT a.path FROM body b JOIN area a ON a.id = b.area WHERE b.id = $1";
    std::vector<std::string> paths;
    for (const auto& row : tx.run(statement, {*scope.id})) paths.push_back(row.text("path"));
    return paths;
}

void require_known(store::Transaction& tx, const Scope& scope) {
    const bool needs_id = scope.kind != ScopeKind::everywhere;
    if (needs_id != scope.id.has_value() || (needs_id && paths_of(tx, scope).empty()))
        throw Problem(ProblemKind::invalid, "account.scope_unknown");
}

/// Whether a grant holds wherever the scope does.
bool covers(const base::Grant& grant, const Scope& scope, const std::vector<std::string>& paths) {
    if (grant.scope == ScopeKind::everywhere) return true;
    if (scope.kind == ScopeKind::everywhere) return false;
    if (is_about_body(scope.kind) && is_about_body(grant.scope) && grant.scope_id == scope.id) return true;
    return std::all_of(paths.begin(), paths.end(), [&](const std::string& path) { return reaches_path(grant, path); });
}

bool hands_on(Role own, Role other) {
    const auto& invites = rules_of(own).invites;
    return std::find(invites.begin(), invites.end(), other) != invites.end();
}

base::Json detail_of(Role role, const Scope& scope) {
    boost::json::object detail{{"role", base::name_of(role)}, {"scope", base::name_of(scope.kind)}};
    if (scope.id) detail["id"] = base::to_string(*scope.id);
    return detail;
}

}  // namespace

Reach reach_of(const base::Who& who, base::Permission permission) {
    Reach reach;
    for (const auto& grant : who.grants) {
        if (!holds(grant, permission)) continue;
        reach.everywhere = reach.everywhere || grant.scope == ScopeKind::everywhere;
        reach.areas.insert(reach.areas.end(), grant.areas.begin(), grant.areas.end());
        if (is_about_body(grant.scope)) reach.bodies.push_back(grant.scope_id);
    }
    return reach;
}

bool reaches(const base::Who& who, base::Permission permission, std::string_view area_path) {
    return std::any_of(who.grants.begin(), who.grants.end(), [&](const base::Grant& grant) {
        return holds(grant, permission) && reaches_path(grant, area_path);
    });
}

bool reaches_body(store::Transaction& tx, const base::Who& who, base::Permission permission, const base::Uuid& body) {
    const auto reach = reach_of(who, permission);
    if (reach.everywhere || std::find(reach.bodies.begin(), reach.bodies.end(), body) != reach.bodies.end())
        return true;
    if (reach.areas.empty()) return false;
    const auto paths = paths_of(tx, {ScopeKind::body, body});
    return !paths.empty() && reaches(who, permission, paths.front());
}

void require(const base::Who& who, base::Permission permission, std::string_view area_path) {
    if (!reaches(who, permission, area_path))
        throw Problem(ProblemKind::forbidden, "account.outside_area", std::string(area_path));
}

void require_body(store::Transaction& tx, const base::Who& who, base::Permission permission, const base::Uuid& body) {
    if (!reaches_body(tx, who, permission, body))
        throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(body));
}

void require_figures(store::Transaction& tx, const base::Who& who, base::Permission permission,
                     std::string_view area_path) {
    for (const auto& grant : who.grants) {
        if (!holds(grant, permission)) continue;
        if (reaches_path(grant, area_path)) return;
        if (grant.scope != ScopeKind::body && grant.scope != ScopeKind::working_group) continue;
        for (const auto& path : paths_of(tx, {ScopeKind::body, grant.scope_id}))
            if (area_path.starts_with(path)) return;
    }
    throw Problem(ProblemKind::forbidden, "account.outside_area", std::string(area_path));
}

base::Who lent(base::Who who, const base::Uuid& body, std::initializer_list<base::Permission> permissions) {
    base::Grant grant{.permissions = 0, .scope = base::ScopeKind::body, .scope_id = body, .areas = {}};
    for (const auto permission : permissions) grant.permissions |= bit_of(permission);
    who.body = body;
    who.grants.push_back(std::move(grant));
    return who;
}

std::vector<HeldRole> roles_of(store::Transaction& tx, AccountId account) {
    std::vector<HeldRole> roles;
    for (const auto& loaded : load_roles(tx, account, end_of_time)) roles.push_back(loaded.held);
    return roles;
}

std::vector<base::Grant> grants_of(store::Transaction& tx, AccountId account) {
    std::vector<base::Grant> grants;
    for (auto& loaded : load_roles(tx, account, base::day_of(tx.now()))) grants.push_back(std::move(loaded.grant));
    return grants;
}

bool has_administrator(store::Transaction& tx) {
    return !tx.run(R"(
        SELECT g.id FROM account_grant g JOIN account a ON a.id = g.account
        WHERE g.role = 'administrator' AND g.scope = 'everywhere' AND g.ended_at IS NULL AND a.closed_at IS NULL
          AND g.valid_from <= $1 AND (g.valid_until IS NULL OR g.valid_until >= $1)
        LIMIT 1)",
                   {base::day_of(tx.now())})
                .empty();
}

void require_may_give(store::Transaction& tx, const base::Who& who, Role role, const Scope& scope) {
    if (may_give(tx, who, role, scope)) return;
    throw Problem(ProblemKind::forbidden,
                  may_give_somewhere(tx, who, role) ? "account.outside_area" : "account.may_not_give_role",
                  base::name_of(role));
}

bool may_give(store::Transaction& tx, const base::Who& who, Role role, const Scope& scope) {
    require_known(tx, scope);
    const auto paths = scope.id ? paths_of(tx, scope) : std::vector<std::string>{};
    const auto roles = load_roles(tx, {who.account}, base::day_of(tx.now()));
    return std::any_of(roles.begin(), roles.end(), [&](const LoadedRole& loaded) {
        return hands_on(loaded.held.role, role) && covers(loaded.grant, scope, paths);
    });
}

bool may_give_somewhere(store::Transaction& tx, const base::Who& who, Role role) {
    const auto roles = load_roles(tx, {who.account}, base::day_of(tx.now()));
    return std::any_of(roles.begin(), roles.end(),
                       [&](const LoadedRole& loaded) { return hands_on(loaded.held.role, role); });
}

GrantId add_role(store::Transaction& tx, const base::Who& by, AccountId account, const NewRole& wanted) {
    require_known(tx, wanted.scope);
    const auto from = wanted.valid_from.value_or(base::day_of(tx.now()));
    if (wanted.valid_until && *wanted.valid_until < from) throw Problem(ProblemKind::invalid, "account.period_wrong");
    const GrantId id{tx.new_id()};
    const bool is_area = wanted.scope.kind == ScopeKind::area_subtree;
    tx.change(R"(
        INSERT INTO account_grant (id, account, role, scope, area, body, valid_from, valid_until, given_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {id, account, base::name_of(wanted.role), base::name_of(wanted.scope.kind),
               is_area ? wanted.scope.id : std::nullopt, is_area ? std::nullopt : wanted.scope.id, from,
               wanted.valid_until, by.is_somebody() ? std::optional(by.account) : std::nullopt});
    const auto detail = detail_of(wanted.role, wanted.scope);
    if (by.is_somebody())
        store::record(tx, by, "role.given", account.uuid, std::nullopt, detail);
    else
        store::record_by_system(tx, "role.given", account.uuid, std::nullopt, detail);
    return id;
}

GrantId give_role(store::Transaction& tx, const base::Who& who, AccountId account, const NewRole& wanted) {
    require_may_give(tx, who, wanted.role, wanted.scope);
    if (tx.run("SELECT id FROM account WHERE id = $1 AND closed_at IS NULL", {account}).empty())
        throw Problem(ProblemKind::not_found, "account.not_found", to_string(account));
    return add_role(tx, who, account, wanted);
}

void end_role(store::Transaction& tx, const base::Who& who, GrantId grant) {
    const auto rows = tx.run(
        "SELECT account, role, scope, area, body FROM account_grant WHERE id = $1 AND ended_at IS NULL", {grant});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "account.role_not_found", to_string(grant));
    const auto& row = rows.front();
    const auto area = row.maybe_uuid("area");
    const Scope scope{base::named<ScopeKind>(row.text("scope")), area ? area : row.maybe_uuid("body")};
    const auto role = base::named<Role>(row.text("role"));
    require_may_give(tx, who, role, scope);
    tx.change("UPDATE account_grant SET ended_at = $2 WHERE id = $1", {grant, tx.now()});
    if (!has_administrator(tx)) throw Problem(ProblemKind::conflict, "account.last_administrator");
    store::record(tx, who, "role.ended", row.uuid("account"), std::nullopt, detail_of(role, scope));
}

}  // namespace accounts
