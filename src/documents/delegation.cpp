#include "documents/delegation.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace documents {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Delegation read_delegation(const store::Row& row) {
    return {row.id<DelegationTag>("id"), row.text("leader_name"), row.text("deputy_name"), row.day("first_day"),
            row.day("last_day")};
}

const std::string delegation_rows = R"(
    SELECT d.*, l.name AS leader_name, s.name AS deputy_name
    FROM delegation d JOIN account l ON l.id = d.leader JOIN account s ON s.id = d.deputy )";

/// Handing on is not handed on: a deputy names no deputy.
void require_leader(store::Transaction& tx, const base::Who& who) {
    if (!accounts::reaches_body(tx, who, Permission::documents_approve, who.body))
        throw Problem(ProblemKind::forbidden, "outgoing.needs_leader");
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, DelegationId id) {
    const auto area = tx.run("SELECT area FROM body WHERE id = $1", {who.body}).at(0).uuid("area");
    store::record(tx, who, verb, id.uuid, area);
}

}  // namespace

Delegation delegate(store::Transaction& tx, const base::Who& who, const NewDelegation& wanted) {
    require_leader(tx, who);
    if (wanted.last_day < wanted.first_day || wanted.last_day < base::day_of(tx.now()))
        throw Problem(ProblemKind::invalid, "delegation.period_wrong", base::to_string(wanted.last_day));
    if (wanted.deputy == who.account ||
        tx.run("SELECT 1 AS found FROM account WHERE id = $1 AND body = $2", {wanted.deputy, who.body}).empty())
        throw Problem(ProblemKind::not_found, "delegation.not_of_the_body", base::to_string(wanted.deputy));
    const DelegationId id{tx.new_id()};
    tx.change("INSERT INTO delegation (id, body, leader, deputy, first_day, last_day) VALUES ($1, $2, $3, $4, $5, $6)",
              {id, who.body, who.account, wanted.deputy, wanted.first_day, wanted.last_day});
    record(tx, who, "delegation.made", id);
    return read_delegation(tx.run(delegation_rows + "WHERE d.id = $1", {id}).at(0));
}

void end_delegation(store::Transaction& tx, const base::Who& who, DelegationId id) {
    if (tx.run("SELECT 1 AS found FROM delegation WHERE id = $1 AND body = $2", {id, who.body}).empty())
        throw Problem(ProblemKind::not_found, "delegation.not_found", base::to_string(id));
    require_leader(tx, who);
    tx.change("UPDATE delegation SET ended_at = COALESCE(ended_at, $2) WHERE id = $1", {id, tx.now()});
    record(tx, who, "delegation.ended", id);
}

std::vector<Delegation> delegations(store::Transaction& tx, const base::Who& who) {
    return store::all(read_delegation, tx.run(delegation_rows + R"(
        WHERE d.body = $1 AND d.ended_at IS NULL AND d.last_day >= $2 ORDER BY d.first_day, d.id)",
                                              {who.body, base::day_of(tx.now())}));
}

std::vector<Colleague> colleagues(store::Transaction& tx, const base::Who& who) {
    const auto read = [](const store::Row& row) { return Colleague{row.uuid("id"), row.text("name")}; };
    return store::all(read, tx.run(R"(
        SELECT id, name FROM account WHERE body = $1 AND closed_at IS NULL AND id <> $2 ORDER BY name, id)",
                                   {who.body, who.account}));
}

std::optional<Delegation> standing_in(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    if (accounts::reaches_body(tx, who, Permission::documents_approve, body)) return std::nullopt;
    return store::first(read_delegation, tx.run(delegation_rows + R"(
        WHERE d.body = $1 AND d.deputy = $2 AND d.first_day <= $3 AND d.last_day >= $3 AND d.ended_at IS NULL
        ORDER BY d.last_day DESC, d.id LIMIT 1)",
                                                {body, who.account, base::day_of(tx.now())}));
}

bool may_approve(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    return accounts::reaches_body(tx, who, Permission::documents_approve, body) ||
           standing_in(tx, who, body).has_value();
}

}  // namespace documents
