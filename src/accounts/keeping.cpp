#include "accounts/keeping.hpp"

#include "base/problem.hpp"
#include "base/problem_text.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;

/// "TRUE", or a condition that finds the bodies of these places. A list cannot be a parameter on both engines, so it
/// has a parameter per place; nobody holds many.
std::string places_condition(const Reach& reach, std::vector<store::Value>& parameters) {
    if (reach.everywhere) return "TRUE";
    std::string condition = "FALSE";
    const auto add = [&](const store::Value& value) {
        parameters.push_back(value);
        return '$' + std::to_string(parameters.size());
    };
    for (const auto& path : reach.areas) {
        const auto place = add(path);
        condition += " OR substr(area.path, 1, length(" + place + ")) = " + place;
    }
    for (const auto& body : reach.bodies) condition += " OR a.body = " + add(body);
    return condition;
}

Account get(store::Transaction& tx, AccountId id) {
    const auto account = find_account(tx, id);
    if (!account) throw Problem(ProblemKind::not_found, "account.not_found", to_string(id));
    return *account;
}

void require_sees(store::Transaction& tx, const base::Who& who, const Account& account) {
    if (account.body)
        require_body(tx, who, base::Permission::people_invite, account.body->id);
    else
        require(who, base::Permission::people_invite, "/");
}

void require_gives_all(store::Transaction& tx, const base::Who& who, const Account& account) {
    require_sees(tx, who, account);
    for (const auto& held : roles_of(tx, account.id)) require_may_give(tx, who, held.role, held.scope);
}

std::optional<std::string> name_of_place(store::Transaction& tx, const Scope& scope) {
    if (!scope.id) return std::nullopt;
    const auto* statement = scope.kind == base::ScopeKind::area_subtree ? "SELECT name FROM area WHERE id = $1"
                                                                        : "SELECT name FROM body WHERE id = $1";
    return tx.run(statement, {*scope.id}).front().text("name");
}

void set_password(store::Transaction& tx, AccountId id, const std::string& new_hash) {
    tx.change("UPDATE account SET password_hash = $2 WHERE id = $1", {id, new_hash});
    end_sessions(tx, id);
}

}  // namespace

std::vector<Account> accounts_within(store::Transaction& tx, const base::Who& who, std::string_view words,
                                     std::optional<AccountId> after, std::size_t limit) {
    std::vector<store::Value> parameters{base::fold(words), limit};
    const auto places = places_condition(reach_of(who, base::Permission::people_invite), parameters);
    std::string later;
    if (after) {
        parameters.emplace_back(*after);
        const auto id = '$' + std::to_string(parameters.size());
        later = " AND (a.name_key, a.id) > (SELECT name_key, id FROM account WHERE id = " + id + ')';
    }
    return store::all(read_account, tx.run(R"(
             SELECT a.id, a.login, a.name, a.body, a.language, a.closed_at, b.name AS body_name
             FROM account a LEFT JOIN body b ON b.id = a.body LEFT JOIN area ON area.id = b.area
             WHERE a.name_key LIKE '%' || $1 || '%' AND ()" +
                                               places + ')' + later + " ORDER BY a.name_key, a.id LIMIT $2",
                                           parameters));
}

KeptAccount kept_account(store::Transaction& tx, const base::Who& who, AccountId id) {
    KeptAccount kept{{get(tx, id)}, {}, 0, {}, true};
    require_sees(tx, who, kept);
    for (const auto& held : roles_of(tx, id)) {
        const auto& rules = rules_of(held.role);
        kept.roles.push_back({{held},
                              std::string(who.language == base::Language::en ? rules.en : rules.vi),
                              name_of_place(tx, held.scope)});
        kept.may_change = kept.may_change && may_give(tx, who, held.role, held.scope);
    }
    const auto sessions = tx.run("SELECT count(*) AS n, max(seen_at) AS seen_at FROM session WHERE account = $1", {id});
    kept.devices = sessions.front().integer("n");
    if (kept.devices > 0) kept.seen_at = sessions.front().instant("seen_at");
    return kept;
}

void require_keeps(store::Transaction& tx, const base::Who& who, AccountId id) {
    const auto account = get(tx, id);
    if (account.is_closed) throw Problem(ProblemKind::not_found, "account.not_found", to_string(id));
    require_gives_all(tx, who, account);
}

void reset_password(store::Transaction& tx, const base::Who& who, AccountId id, const std::string& new_hash) {
    require_keeps(tx, who, id);
    set_password(tx, id, new_hash);
    store::record(tx, who, "account.password_reset", id.uuid);
}

void reset_password_here(store::Transaction& tx, std::string_view login, const std::string& new_hash) {
    const auto stored = stored_password(tx, base::to_lower(base::trim(login)));
    if (!stored) throw Problem(ProblemKind::not_found, "account.not_found", std::string(login));
    set_password(tx, stored->account, new_hash);
    store::record_by_system(tx, "account.password_reset", stored->account.uuid);
}

void sign_out_elsewhere(store::Transaction& tx, const base::Who& who, AccountId id) {
    require_keeps(tx, who, id);
    end_sessions(tx, id);
    store::record(tx, who, "account.signed_out_by_keeper", id.uuid);
}

void close_account(store::Transaction& tx, const base::Who& who, AccountId id) {
    require_keeps(tx, who, id);
    tx.change("UPDATE account SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL", {id, tx.now()});
    if (!has_administrator(tx)) throw Problem(ProblemKind::conflict, "account.last_administrator");
    end_sessions(tx, id);
    store::record(tx, who, "account.closed", id.uuid);
}

void reopen_account(store::Transaction& tx, const base::Who& who, AccountId id) {
    const auto account = get(tx, id);
    if (!account.is_closed) throw Problem(ProblemKind::not_found, "account.not_found", to_string(id));
    require_gives_all(tx, who, account);
    tx.change("UPDATE account SET closed_at = NULL WHERE id = $1", {id});
    store::record(tx, who, "account.reopened", id.uuid);
}

}  // namespace accounts
