#pragma once

#include "goods/item.hpp"

/// Where goods lie: warehouses and relief points, each of a body, in an area. A closed one takes nothing in; what is in
/// it may still leave.
namespace goods {

using StoreId = base::Id<struct GoodsStoreTag>;

enum class StoreKind { warehouse, rice_atm, free_market, point };
BOOST_DESCRIBE_ENUM(StoreKind, warehouse, rice_atm, free_market, point)

struct NewStore {
    std::optional<StoreId> id;
    areas::AreaId area;
    base::Uuid body;
    StoreKind kind = StoreKind::warehouse;
    std::string name;
    std::string address;
    std::string hours;             ///< when it is open, in words
    std::optional<StoreId> upper;  ///< the store that it asks for goods
};
BOOST_DESCRIBE_STRUCT(NewStore, (), (id, area, body, kind, name, address, hours, upper))

struct Store {
    StoreId id;
    StoreKind kind = StoreKind::warehouse;
    std::string name;
    Place area;
    Place body;
    std::string address;
    std::string hours;
    std::optional<Place> upper;
    bool is_closed = false;
    std::int64_t waiting = 0;  ///< requisitions that wait for its answer
    bool is_own = false;       ///< the caller moves its goods
};
BOOST_DESCRIBE_STRUCT(Store, (), (id, kind, name, area, body, address, hours, upper, is_closed, waiting, is_own))

/// The same id with the same content is harmless. Problems: area.not_found, body.not_found, account.outside_area,
/// goods_store.name_missing, goods.text_too_long, goods_store.not_found (the upper one), goods_store.id_taken.
Store open_store(store::Transaction& tx, const base::Who& who, const NewStore& wanted);

/// Problems of all that follows: goods_store.not_found, account.outside_area.

Store get_store(store::Transaction& tx, const base::Who& who, StoreId id);

struct StoreChange {
    std::optional<households::Edit<std::string>> name;
    std::optional<households::Edit<std::string>> address;
    std::optional<households::Edit<std::string>> hours;
    std::optional<households::Edit<std::optional<StoreId>>> upper;
};
BOOST_DESCRIBE_STRUCT(StoreChange, (), (name, address, hours, upper))
/// Problems: goods_store.changed_meanwhile, goods_store.name_missing, goods_store.upper_wrong (itself, or below it).
Store change_store(store::Transaction& tx, const base::Who& who, StoreId id, const StoreChange& change);

/// Problem: goods_store.goods_under_way (to it or from it).
Store close_store(store::Transaction& tx, const base::Who& who, StoreId id);
Store reopen_store(store::Transaction& tx, const base::Who& who, StoreId id);

struct StoreQuery {
    areas::AreaId area;  ///< it and all below it
    std::optional<StoreKind> kind;
    std::optional<base::Uuid> body;
    bool closed = false;  ///< the closed ones instead
    std::string after;    ///< the cursor of the page before
    std::size_t limit = 50;
};
struct StorePage {
    std::vector<Store> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(StorePage, (), (items, next))
/// By name. Problem: area.not_found.
StorePage stores(store::Transaction& tx, const base::Who& who, const StoreQuery& query);

/// The stores that the caller's body may ask for goods: open, of its area or of one above it, the nearest first.
std::vector<Store> stores_above(store::Transaction& tx, const base::Who& who);

/// What waits in the stores that the caller's body keeps.
struct Now {
    std::int64_t stores = 0;
    std::int64_t waiting = 0;    ///< requisitions without an answer
    std::int64_t expiring = 0;   ///< lots of which the last good day is near or over
    std::int64_t under_way = 0;  ///< transfers that have not been taken in
};
BOOST_DESCRIBE_STRUCT(Now, (), (stores, waiting, expiring, under_way))
Now now(store::Transaction& tx, const base::Who& who);

}  // namespace goods
