#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "ledger/entry.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using base::Who;
using store::Row;
using store::Transaction;

bool is_code(std::string_view code) {
    constexpr std::size_t longest = 60;
    const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
    return !code.empty() && code.size() <= longest && std::ranges::all_of(code, is_plain);
}

Commodity read(const Row& row) {
    return {row.text("code"), row.text("name"), row.text("unit"), row.integer("parts")};
}

void tell(Transaction& tx, const Who& who, const std::string& code, const std::string& name) {
    store::record(tx, who, "ledger.named", tx.new_id(), std::nullopt, {{"code", code}, {"name", name}});
}

}  // namespace

void name_commodity(Transaction& tx, const Who& who, const Commodity& commodity) {
    const auto name = base::tidy(commodity.name);
    if (!is_code(commodity.code) || name.empty() || commodity.unit.empty() || commodity.parts < 1)
        throw Problem(ProblemKind::invalid, "ledger.commodity_wrong", commodity.code);
    const auto known = store::first(
        read, tx.run("SELECT code, name, unit, parts FROM ledger_commodity WHERE code = $1", {commodity.code}));
    if (known && (known->unit != commodity.unit || known->parts != commodity.parts))
        throw Problem(ProblemKind::conflict, "ledger.unit_changed", commodity.code);
    if (known && known->name == name) return;
    tx.change(R"(INSERT INTO ledger_commodity (code, name, unit, parts) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (code) DO UPDATE SET name = excluded.name)",
              {commodity.code, name, commodity.unit, commodity.parts});
    tell(tx, who, commodity.code, name);
}

std::vector<Commodity> commodities(Transaction& tx) {
    return store::all(read, tx.run("SELECT code, name, unit, parts FROM ledger_commodity ORDER BY code"));
}

void name_account(Transaction& tx, const Who& who, const std::string& account, const std::string& name) {
    const auto tidied = base::tidy(name);
    if (!root_of_account(account) || tidied.empty())
        throw Problem(ProblemKind::invalid, "ledger.account_wrong", account);
    const auto known = tx.run("SELECT name FROM ledger_account WHERE account = $1", {account});
    if (!known.empty() && known.front().text("name") == tidied) return;
    tx.change(R"(INSERT INTO ledger_account (account, name) VALUES ($1, $2)
                 ON CONFLICT (account) DO UPDATE SET name = excluded.name)",
              {account, tidied});
    tell(tx, who, account, tidied);
}

}  // namespace ledger
