#pragma once

#include "goods/store.hpp"
#include "goods/worth.hpp"

/// What is in a store: kept totals by lot and by item, never below nothing and never edited, only moved.
namespace goods {

using LotId = base::Id<struct GoodsLotTag>;

/// How much of one item is there.
struct Shelf {
    Item item;
    std::int64_t amount = 0;
    std::optional<base::Day> first_expiry;  ///< of the lot that leaves first
    std::int64_t expired = 0;               ///< of that: past its last good day
};
BOOST_DESCRIBE_STRUCT(Shelf, (), (item, amount, first_expiry, expired))

struct ShelfPage {
    std::vector<Shelf> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ShelfPage, (), (items, next))
struct ShelfQuery {
    std::string after;  ///< an item's code
    std::size_t limit = 50;
};
/// By item. Problems of all reading: goods_store.not_found, account.outside_area.
ShelfPage shelves(store::Transaction& tx, const base::Who& who, StoreId id, const ShelfQuery& query);

struct Lot {
    LotId id;
    std::string item;
    std::optional<base::Day> expires_on;
    base::Day received_on;
    std::string source;
    std::int64_t amount = 0;
    bool is_expired = false;
    std::int64_t worth = 0;  ///< of what is there, in đồng
    std::string valued_by;
    std::optional<base::Uuid> fundraiser;  ///< whose gift it is, or was bought with
};
BOOST_DESCRIBE_STRUCT(Lot, (),
                      (id, item, expires_on, received_on, source, amount, is_expired, worth, valued_by, fundraiser))

struct LotQuery {
    std::string item;                      ///< empty: any
    std::optional<base::Day> expiring_by;  ///< only those of which the last good day is then or earlier
    std::optional<LotId> after;
    std::size_t limit = 50;
};
/// What expires first stands first.
std::vector<Lot> lots(store::Transaction& tx, const base::Who& who, StoreId id, const LotQuery& query);

/// So much of a lot.
struct Share {
    LotId lot;
    std::int64_t amount = 1;
    bool operator==(const Share&) const = default;
};
BOOST_DESCRIBE_STRUCT(Share, (), (lot, amount))

/// The lots to take so much of an item from: what expires first goes out first, and nothing that is past its day.
/// Problems: item.unknown, movement.amount_wrong, movement.not_enough.
std::vector<Share> propose(store::Transaction& tx, const base::Who& who, StoreId id, const std::string& item,
                           std::int64_t amount);

/// Keeps the totals anew from the lines of all movements and from all requisitions.
void rebuild_stock(store::Transaction& tx);

/// Where what is kept is not what the movements and requisitions say, or not what the public ledger has.
struct Miscount {
    std::string what;  ///< lot, item, worth, ledger, ledger_worth, contents, waiting, sent, asked, granted
    base::Uuid place;  ///< a store, the road of a transfer, a lot, a requisition, an area
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace goods
