#pragma once

#include "goods/item.hpp"

/// An item that a place added, for the verbs of this folder.
namespace goods {

struct ItemEntry {
    Item item;
    ItemId id;
    std::int64_t home = 0;
    std::string area_path;
    bool is_closed = false;
};

inline constexpr std::string_view package_kind = "package";

/// Problem: item.unknown.
ItemEntry item_entry(store::Transaction& tx, ItemId id);
/// As a store of an area may use it: of the vocabulary, or added for the area or one above it. Problem: item.unknown.
Item item_for(store::Transaction& tx, const std::string& code, const std::string& area_path);

}  // namespace goods
