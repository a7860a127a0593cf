#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/entry.hpp"

/// How much stands on each account: kept with every entry, and provable from the lines.
namespace ledger {

struct Balance {
    std::string account;
    std::string commodity;
    std::int64_t quantity = 0;
    std::int64_t value = 0;

    bool operator==(const Balance&) const = default;
};
BOOST_DESCRIBE_STRUCT(Balance, (), (account, commodity, quantity, value))

/// Of an account and all below it ("stock" or "stock:kho-1"), all accounts when empty; by account and commodity, those
/// at nothing left out.
std::vector<Balance> balances(store::Transaction& tx, const std::string& account = {});

/// One account's own; nothing is zero.
Balance balance(store::Transaction& tx, const std::string& account, std::string_view commodity);

/// What the verb of an entry calls. Problem: ledger.not_enough, which names the account and what it has.
void add_to_balances(store::Transaction& tx, const std::vector<Line>& lines);

/// Makes them anew from the lines.
void rebuild_balances(store::Transaction& tx);
/// Where what is kept is not what the lines say: nothing, unless somebody reached around the verbs.
std::vector<std::string> balance_miscounts(store::Transaction& tx);

}  // namespace ledger
