#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

/// Which point serves which need: the shortest ways altogether, and where goods are short, first who waits longest. A
/// proposal for a person, who may change it.
namespace allocation {

/// Metres from anywhere, on a plane.
struct Spot {
    double east = 0;
    double north = 0;
};

struct Want {
    Spot at;
    std::int64_t portions = 1;
    std::int64_t waited = 0;  ///< days; counts as so many times `metres_of_a_day` where goods are short
};

struct Point {
    Spot at;
    std::int64_t portions = 0;
};

struct Share {
    std::size_t want = 0;
    std::size_t point = 0;
    std::int64_t portions = 0;
    std::int64_t metres = 0;
};

struct Allocation {
    std::vector<Share> shares;         ///< by want; what a want lacks is in none
    std::int64_t cost = 0;             ///< metres of all portions, those not served with what it costs to leave them
    std::vector<std::int64_t> prices;  ///< by point: how many metres one more portion there would save
};

constexpr std::size_t nearest_points = 16;            ///< that a want is considered for
constexpr std::int64_t metres_of_unserved = 500'000;  ///< farther than any way of a province
constexpr std::int64_t metres_of_a_day = 5'000;

/// What it costs to leave one portion of a want unserved.
std::int64_t cost_of_leaving(const Want& want);

/// Looks at the nearest points with stock of each want. Wants that stand within `coarse` metres of each other and wait
/// equally long travel as one; by itself so many as keep the answer quick.
Allocation allocate(std::span<const Want> wants, std::span<const Point> points, std::optional<double> coarse = {});

/// No allocation over all pairs of wants and points costs less than this, whatever the prices are; the better they are
/// the closer it comes. For a proof, not for a screen: it looks at every pair.
std::int64_t least_cost(std::span<const Want> wants, std::span<const Point> points,
                        std::span<const std::int64_t> prices);

}  // namespace allocation
