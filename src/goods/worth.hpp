#pragma once

#include "goods/item.hpp"

/// What goods are worth in đồng, and according to whom. Both are public: they stand in the ledger.
namespace goods {

struct Worth {
    std::int64_t value = 0;
    std::string valued_by;  ///< "hóa đơn 0012", "giá chợ ngày 10/6"
    bool operator==(const Worth&) const = default;
};
BOOST_DESCRIBE_STRUCT(Worth, (), (value, valued_by))

/// Where nobody said what it is worth.
Worth not_valued();

/// What so much of a whole is worth, rounded to the nearest đồng; all of it is worth all.
std::int64_t share_of(std::int64_t worth, std::int64_t part, std::int64_t whole);

/// What one unit of an item costs at a place from a day on.
struct Price {
    std::string item;
    std::optional<Place> area;  ///< whose price it is; taken from the address
    base::Day valid_from;
    std::int64_t value = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Price, (), (item, area, valid_from, value, source))

/// For the area and all below it; on the same day it replaces. Problems: area.not_found, account.outside_area,
/// item.unknown, movement.worth_wrong.
Price set_price(store::Transaction& tx, const base::Who& who, areas::AreaId area, const Price& wanted);

/// What holds on a day in an area, by item: its own prices before those of the areas above it. Problems:
/// area.not_found, account.outside_area.
std::vector<Price> prices_on(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day day);

/// What so much of an item is worth at a place by its price of the day; not_valued() when it has none.
Worth worth_by_price(store::Transaction& tx, areas::AreaId area, const Item& item, std::int64_t amount, base::Day day);

/// Tidied. Problem: movement.worth_wrong (below nothing, beyond reason, or nobody said it).
Worth checked(Worth worth);

}  // namespace goods
