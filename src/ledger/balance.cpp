#include "ledger/balance.hpp"

#include <map>
#include <utility>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using base::Problem;
using base::ProblemKind;
using store::Row;
using store::Transaction;

Balance read(const Row& row) {
    return {.account = row.text("account"),
            .commodity = row.text("commodity"),
            .quantity = row.integer("quantity"),
            .value = row.integer("value")};
}

std::vector<Balance> sums_of_lines(Transaction& tx) {
    return store::all(read, tx.run(R"(
        SELECT account, commodity, CAST(sum(quantity) AS BIGINT) AS quantity, CAST(sum(value) AS BIGINT) AS value
        FROM ledger_line GROUP BY account, commodity HAVING sum(quantity) <> 0 OR sum(value) <> 0
        ORDER BY account, commodity)"));
}

/// What moves on one account of one commodity.
struct Movement {
    std::int64_t quantity = 0;
    std::int64_t value = 0;
};

void add(Transaction& tx, const std::string& account, const std::string& commodity, const Movement& movement) {
    tx.change(R"(INSERT INTO ledger_balance (account, commodity, slot, quantity, value) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (account, commodity, slot)
                 DO UPDATE SET quantity = ledger_balance.quantity + excluded.quantity,
                               value = ledger_balance.value + excluded.value)",
              {account, commodity, store::own_slot(tx.engine()), movement.quantity, movement.value});
}

void require_enough(Transaction& tx, const std::string& account, const std::string& commodity, std::int64_t taken) {
    const auto left = balance(tx, account, commodity).quantity;
    if (left < 0)
        throw Problem(ProblemKind::conflict, "ledger.not_enough",
                      fmt::format("{} has {} {}, not {}", account, left + taken, commodity, taken));
}

}  // namespace

std::vector<Balance> balances(Transaction& tx, const std::string& account) {
    // ';' is the character behind ':', so that all names below the account lie between.
    return store::all(read, tx.run(R"(
        SELECT account, commodity, CAST(sum(quantity) AS BIGINT) AS quantity, CAST(sum(value) AS BIGINT) AS value
        FROM ledger_balance
        WHERE $1 = '' OR account = $1 OR (account >= $2 AND account < $3)
        GROUP BY account, commodity HAVING sum(quantity) <> 0 OR sum(value) <> 0
        ORDER BY account, commodity)",
                                   {account, account + ':', account + ';'}));
}

Balance balance(Transaction& tx, const std::string& account, std::string_view commodity) {
    const auto rows = tx.run(R"(
        SELECT CAST(coalesce(sum(quantity), 0) AS BIGINT) AS quantity, CAST(coalesce(sum(value), 0) AS BIGINT) AS value
        FROM ledger_balance WHERE account = $1 AND commodity = $2)",
                             {account, commodity});
    return {account, std::string(commodity), rows.front().integer("quantity"), rows.front().integer("value")};
}

void add_to_balances(Transaction& tx, const std::vector<Line>& lines) {
    std::map<std::pair<std::string, std::string>, Movement> movements;
    for (const auto& line : lines) {
        auto& movement = movements[{line.account, line.commodity}];
        movement.quantity += line.quantity;
        movement.value += line.value;
    }
    for (const auto& [where, movement] : movements) {
        const auto& [account, commodity] = where;
        add(tx, account, commodity, movement);
        const auto* root = root_of_account(account);
        if (movement.quantity < 0 && root && root->never_below_zero)
            require_enough(tx, account, commodity, -movement.quantity);
    }
}

void rebuild_balances(Transaction& tx) {
    tx.change("DELETE FROM ledger_balance");
    tx.change(R"(INSERT INTO ledger_balance (account, commodity, slot, quantity, value)
                 SELECT account, commodity, 0, CAST(sum(quantity) AS BIGINT), CAST(sum(value) AS BIGINT)
                 FROM ledger_line GROUP BY account, commodity)");
}

std::vector<std::string> balance_miscounts(Transaction& tx) {
    std::map<std::pair<std::string, std::string>, std::pair<Balance, Balance>> both;
    for (auto& kept : balances(tx)) both[{kept.account, kept.commodity}].first = kept;
    for (auto& summed : sums_of_lines(tx)) both[{summed.account, summed.commodity}].second = summed;
    std::vector<std::string> wrong;
    for (const auto& [where, pair] : both) {
        const auto& [kept, summed] = pair;
        if (kept.quantity != summed.quantity || kept.value != summed.value)
            wrong.push_back(fmt::format("{} {}: kept {} worth {}, lines say {} worth {}", where.first, where.second,
                                        kept.quantity, kept.value, summed.quantity, summed.value));
    }
    return wrong;
}

}  // namespace ledger
