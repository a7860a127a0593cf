#include "accounts/invitation.hpp"

#include "base/named.hpp"
#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace accounts {
namespace {

using base::Problem;
using base::ProblemKind;
using base::ScopeKind;

/// The row of a code that still opens.
store::Row open_invitation(store::Transaction& tx, std::string_view typed_code) {
    const auto code = tidy_code(typed_code);
    if (!code) throw Problem(ProblemKind::not_found, "invitation.not_found");
    auto rows = tx.run(R"(
        SELECT i.id, i.name, i.body, b.name AS body_name, i.role, i.scope, i.scope_area, i.scope_body, i.made_by, i.expires_at, i.account
        FROM invitation i JOIN body b ON b.id = i.body
        WHERE i.code_hash = $1)",
                       {hash_of(*code)});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "invitation.not_found");
    const auto& row = rows.front();
    if (!row.is_null("account")) throw Problem(ProblemKind::conflict, "invitation.used");
    if (row.integer("expires_at") < tx.now().ms) throw Problem(ProblemKind::conflict, "invitation.expired");
    return row;
}

Scope usual_scope(store::Transaction& tx, Role role, const base::Uuid& body) {
    const auto kind = rules_of(role).usual_scope;
    if (kind == ScopeKind::everywhere) return {kind, std::nullopt};
    if (kind != ScopeKind::area_subtree) return {kind, body};
    return {kind, tx.run("SELECT area FROM body WHERE id = $1", {body}).front().uuid("area")};
}

}  // namespace

InvitationId invite(store::Transaction& tx, const base::Who& who, const NewInvitation& wanted, std::string_view code) {
    if (tx.run("SELECT id FROM body WHERE id = $1", {wanted.body}).empty())
        throw Problem(ProblemKind::invalid, "invitation.body_unknown", base::to_string(wanted.body));
    require_body(tx, who, base::Permission::people_invite, wanted.body);
    const auto scope = wanted.scope ? *wanted.scope : usual_scope(tx, wanted.role, wanted.body);
    require_may_give(tx, who, wanted.role, scope);
    const auto secret = tidy_code(code);
    if (!secret) throw std::logic_error("an invitation needs a code of new_code()");
    const InvitationId id{tx.new_id()};
    const auto now = tx.now();
    const bool is_area = scope.kind == ScopeKind::area_subtree;
    tx.change(R"(
        INSERT INTO invitation (id, code_hash, name, body, role, scope, scope_area, scope_body, made_by, made_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {id, hash_of(*secret), tidy_name(wanted.name), wanted.body, base::name_of(wanted.role),
               base::name_of(scope.kind), is_area ? scope.id : std::nullopt, is_area ? std::nullopt : scope.id,
               who.account, now, base::Instant{now.ms + invitation_ms}});
    store::record(tx, who, "invitation.made", id.uuid, std::nullopt,
                  boost::json::object{{"role", base::name_of(wanted.role)}, {"body", base::to_string(wanted.body)}});
    return id;
}

Invitation find_invitation(store::Transaction& tx, std::string_view typed_code, base::Language language) {
    const auto row = open_invitation(tx, typed_code);
    const auto role = base::named<Role>(row.text("role"));
    const auto& rules = rules_of(role);
    return {.name = row.text("name"),
            .body = {row.uuid("body"), row.text("body_name")},
            .role = role,
            .role_name = std::string(language == base::Language::en ? rules.en : rules.vi)};
}

AccountId accept(store::Transaction& tx, std::string_view typed_code, std::string_view login,
                 const std::string& password_hash, base::Language language) {
    const auto row = open_invitation(tx, typed_code);
    const auto account = open_account(tx, {},
                                      {.login = std::string(login),
                                       .password_hash = password_hash,
                                       .name = row.text("name"),
                                       .body = row.uuid("body"),
                                       .person = std::nullopt,
                                       .language = language});
    const auto area = row.maybe_uuid("scope_area");
    base::Who maker;
    maker.account = row.uuid("made_by");
    add_role(tx, maker, account,
             {base::named<Role>(row.text("role")),
              {base::named<ScopeKind>(row.text("scope")), area ? area : row.maybe_uuid("scope_body")},
              {},
              {}});
    tx.change("UPDATE invitation SET account = $2 WHERE id = $1", {row.uuid("id"), account});
    base::Who newcomer;
    newcomer.account = account.uuid;
    store::record(tx, newcomer, "invitation.accepted", row.uuid("id"));
    return account;
}

}  // namespace accounts
