#include <map>

#include "goods/ledger_names.hpp"
#include "goods/public_book.hpp"
#include "ledger/balance.hpp"

/// Whether the stock of stores and the public ledger say the same.
namespace goods {
namespace {

struct Sum {
    base::Uuid place;
    std::int64_t amount = 0;
    std::int64_t worth = 0;
};

/// By account and commodity, of stores that stand in the ledger and of the roads from them.
std::map<std::pair<std::string, std::string>, Sum> what_is_kept(store::Transaction& tx) {
    std::map<std::pair<std::string, std::string>, Sum> kept;
    for (const auto& row : tx.run(R"(
             SELECT s.id, t.to_store, k.item, CAST(sum(k.amount) AS BIGINT) AS amount, CAST(sum(k.worth) AS BIGINT) AS worth
             FROM goods_stock k LEFT JOIN goods_transfer t ON t.id = k.place
             JOIN goods_store s ON s.id = coalesce(t.from_store, k.place)
             WHERE s.in_ledger GROUP BY s.id, t.to_store, k.item)")) {
        const auto store = row.id<GoodsStoreTag>("id");
        const auto to = row.maybe_uuid("to_store");
        const auto account = to ? road_account(store, {*to}) : stock_account(store);
        kept[{account, commodity_of(row.text("item"))}] = {store.uuid, row.integer("amount"), row.integer("worth")};
    }
    return kept;
}

/// Packages of several fundraisers: as many of a lot are in stores as its account has, and without any nothing is left
/// of what was in them.
void add_contents(store::Transaction& tx, std::vector<Miscount>& found) {
    std::map<std::string, std::vector<ledger::Balance>> book;
    for (auto& one : ledger::balances(tx, "packed")) book[one.account].push_back(one);
    for (const auto& row : tx.run(R"(
             SELECT l.id, l.item, CAST(coalesce(sum(k.amount), 0) AS BIGINT) AS amount,
                    CAST(coalesce(sum(k.worth), 0) AS BIGINT) AS worth
             FROM goods_lot l LEFT JOIN goods_stock k ON k.lot = l.id WHERE l.is_mixed GROUP BY l.id, l.item)")) {
        const auto lot = row.id<GoodsLotTag>("id");
        const auto package = commodity_of(row.text("item"));
        Miscount packages{"contents", lot.uuid, 0, row.integer("amount")};
        Miscount worth{"contents_worth", lot.uuid, 0, row.integer("worth")};
        for (const auto& [account, commodity, quantity, value] : book[contents_account(lot)]) {
            if (commodity == package) {
                packages.kept = -quantity;
                worth.kept = -value;
            } else if (quantity < 0 || value < 0 || packages.facts == 0) {
                found.push_back({"contents_left", lot.uuid, quantity, value});
            }
        }
        for (const auto& one : {packages, worth})
            if (one.kept != one.facts) found.push_back(one);
    }
}

}  // namespace

std::vector<Miscount> ledger_miscounts(store::Transaction& tx) {
    std::map<std::pair<std::string, std::string>, ledger::Balance> book;
    const auto stores = tx.run("SELECT id FROM goods_store WHERE in_ledger");
    for (const auto& row : stores) {
        const auto store = row.id<GoodsStoreTag>("id");
        for (auto& one : ledger::balances(tx, stock_account(store))) book[{one.account, one.commodity}] = one;
        for (auto& one : ledger::balances(tx, way_account(store)))
            if (one.account != way_account(store)) book[{one.account, one.commodity}] = one;
    }
    auto kept = what_is_kept(tx);
    for (const auto& [where, one] : book) kept.try_emplace(where);
    std::vector<Miscount> found;
    for (const auto& [where, one] : kept) {
        const auto& told = book[where];
        if (told.quantity != one.amount) found.push_back({"ledger", one.place, told.quantity, one.amount});
        if (told.value != one.worth) found.push_back({"ledger_worth", one.place, told.value, one.worth});
    }
    add_contents(tx, found);
    return found;
}

}  // namespace goods
