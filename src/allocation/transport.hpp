#pragma once

#include <cstdint>
#include <vector>

/// The transport problem that an allocation comes down to, and its solver. C++17, for the library behind it.
namespace allocation {

struct Way {
    std::size_t from = 0;   ///< a place that wants
    std::size_t point = 0;  ///< a point that has
    std::int64_t cost = 0;  ///< of one portion
};

struct Transport {
    std::vector<std::int64_t> wanted;    ///< portions, by place
    std::vector<std::int64_t> unserved;  ///< what one portion costs that a place does not get
    std::vector<std::int64_t> stocked;   ///< portions, by point
    std::vector<Way> ways;
};

struct Plan {
    std::vector<std::int64_t> carried;  ///< portions, by way
    std::vector<std::int64_t>
        prices;  ///< by point: what one more portion there would save; nothing where some are left
};

/// The cheapest of all plans, exactly.
Plan cheapest(const Transport& transport);

}  // namespace allocation
