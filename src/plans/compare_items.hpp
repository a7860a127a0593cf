#pragma once

#include <string>
#include <vector>

#include "plans/compare.hpp"

namespace plans {

/// A value with its section as the older version numbers it, so that renumbering alone changes nothing.
struct PlacedItem {
    ItemKind kind = ItemKind::title;
    ComparedItem item;
    std::string place;
};

/// Every value of a kind of both versions with what it became.
std::vector<ClausePair> paired_items(const std::vector<PlacedItem>& older, const std::vector<PlacedItem>& newer,
                                     ItemKind kind);

/// What became of every value of a version; what stayed as it was is left out.
std::vector<ItemDifference> item_differences(const std::vector<PlacedItem>& older,
                                             const std::vector<PlacedItem>& newer);

}  // namespace plans
