#include "purchases/purse.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "goods/word.hpp"
#include "ledger/balance.hpp"
#include "ledger/code.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace purchases {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Purse read(const store::Row& row) {
    return {.id = row.id<PurseTag>("id"),
            .body = {row.uuid("body"), row.text("body_name")},
            .name = row.text("name"),
            .account = row.text("account"),
            .is_fundraiser = row.boolean("is_fundraiser"),
            .amount = 0};
}

std::vector<Purse> read_all(store::Transaction& tx, const std::string& where, const base::Uuid& id) {
    auto found = store::all(
        read, tx.run("SELECT p.*, b.name AS body_name FROM purse p JOIN body b ON b.id = p.body WHERE " + where, {id}));
    for (auto& purse : found) purse.amount = ledger::balance(tx, purse.account, ledger::dong).quantity;
    return found;
}

/// Gives the area of the body, for the journal.
areas::Area keep(store::Transaction& tx, const base::Who& who, const NewPurse& wanted, const std::string& account,
                 bool is_fundraiser) {
    const auto body = bodies::get(tx, bodies::BodyId{wanted.body});
    const auto area = areas::get(tx, body.area);
    tx.change(R"(INSERT INTO purse (home, id, body, account, name, is_fundraiser) VALUES ($1, $2, $3, $4, $5, $6)
                 ON CONFLICT (home, id) DO UPDATE SET name = excluded.name)",
              {area.home, wanted.id, body.id, account, wanted.name, is_fundraiser});
    ledger::name_account(tx, who, account, wanted.name);
    return area;
}

}  // namespace

Purse open_purse(store::Transaction& tx, const base::Who& who, const NewPurse& sent) {
    accounts::require_body(tx, who, Permission::documents_approve, sent.body);
    auto wanted = sent;
    wanted.name = goods::short_text(sent.name);
    if (wanted.name.empty()) throw Problem(ProblemKind::invalid, "purchase.text_missing");
    const auto there = read_all(tx, "p.id = $1", wanted.id.uuid);
    if (!there.empty() && (there.front().body.id != wanted.body || there.front().name != wanted.name))
        throw Problem(ProblemKind::conflict, "purchase.id_taken", base::to_string(wanted.id));
    if (there.empty()) {
        const auto account = ledger::account("cash", ledger::code_of({wanted.id.uuid}));
        const auto area = keep(tx, who, wanted, account, false);
        store::record(tx, who, "purse.opened", wanted.id.uuid, area.id.uuid, base::Json{{"account", account}});
    }
    return purse_of(tx, wanted.id, wanted.body);
}

void keep_purse_of_fundraiser(store::Transaction& tx, const base::Who& who, const NewPurse& wanted,
                              const std::string& account) {
    keep(tx, who, wanted, account, true);
}

std::vector<Purse> purses_of(store::Transaction& tx, const base::Who& who, const base::Uuid& body) {
    accounts::require_body(tx, who, Permission::goods_read, body);
    return read_all(tx, "p.body = $1 ORDER BY p.name, p.id", body);
}

Purse purse_of(store::Transaction& tx, PurseId id, const base::Uuid& body) {
    auto found = read_all(tx, "p.id = $1", id.uuid);
    if (found.empty() || found.front().body.id != body)
        throw Problem(ProblemKind::not_found, "purse.not_found", base::to_string(id));
    return std::move(found.front());
}

}  // namespace purchases
