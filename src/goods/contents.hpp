#pragma once

#include <optional>
#include <vector>

#include "goods/movement.hpp"

/// What is in packages that were made of the goods of several fundraisers, or of some and of none. Such a lot is
/// nobody's. While its packages lie in stores, what they are made of stands in the ledger on an account of the lot,
/// each part under its fundraiser, and the packages stand there as taken out. What leaves a store for people, or is
/// lost, leaves as those parts: a share of each, and with the last package the last of each.
namespace goods {

/// So much of what is in packages, and whose gift it was.
struct Content {
    std::optional<base::Uuid> fundraiser;
    ledger::Amount amount;
};

/// So many packages of a lot and what is in all of them.
struct Filled {
    std::int64_t packages = 0;
    std::vector<Content> parts;
};

/// Those that are in stores and on the road between them.
Filled filled_in_stores(store::Transaction& tx, LotId lot);
/// Those that an issue took out of its store and that did not come back.
Filled filled_under_way(store::Transaction& tx, LotId lot, MovementId issue);

/// The share of so many packages; what is left stays in `all`.
std::vector<Content> take(Filled& all, std::int64_t packages);
/// The share of so many packages that a count found: of what went before, and of what was packed where more turn up
/// than ever went.
std::vector<Content> found_again(store::Transaction& tx, LotId lot, std::int64_t packages);

/// What an issue put under way and whose gift it was.
std::vector<Content> put_under_way(store::Transaction& tx, StoreId store, MovementId issue);

}  // namespace goods
