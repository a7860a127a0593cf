#pragma once

#include "goods/store.hpp"

/// Where people go for help: the relief points that stand open, without what lies in them.
namespace goods {

struct Point {
    StoreId id;
    StoreKind kind = StoreKind::point;
    std::string name;
    std::string area;
    std::string address;
    std::string hours;
};

/// Of a place, below it and around it, by name; warehouses are not for visitors and left out.
std::vector<Point> points_in(store::Transaction& tx, const areas::Area& area, std::size_t most);

}  // namespace goods
