#include "allocation/allocation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

#include "allocation/transport.hpp"

namespace allocation {
namespace {

constexpr std::size_t most_groups = 36'000;  ///< the solver's time grows with them
constexpr double least_coarse = 50;          ///< metres
constexpr double most_coarse = 10'000;

std::int64_t metres(const Spot& one, const Spot& other) {
    return std::llround(std::hypot(one.east - other.east, one.north - other.north));
}

/// Wants that travel as one.
struct Group {
    Spot middle;
    std::vector<std::size_t> wants;
    std::int64_t portions = 0;
    std::int64_t unserved = 0;
};

/// Where a want stands on a grid, and how long it waits; without a grid each stands alone.
using Cell = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

/// The wants by their cells, in order.
std::vector<std::pair<Cell, std::size_t>> by_cell(std::span<const Want> wants, double coarse) {
    std::vector<std::pair<Cell, std::size_t>> cells;
    cells.reserve(wants.size());
    for (std::size_t at = 0; at < wants.size(); ++at) {
        const auto& [spot, portions, waited] = wants[at];
        const auto cell = coarse > 0 ? Cell{std::llround(spot.east / coarse), std::llround(spot.north / coarse), waited}
                                     : Cell{static_cast<std::int64_t>(at), 0, 0};
        cells.emplace_back(cell, at);
    }
    std::ranges::sort(cells);
    return cells;
}

std::vector<Group> groups_of(std::span<const Want> wants, double coarse) {
    std::vector<Group> groups;
    const Cell* last = nullptr;
    const auto cells = by_cell(wants, coarse);
    for (const auto& [cell, at] : cells) {
        if (!last || *last != cell) groups.push_back({{}, {}, 0, cost_of_leaving(wants[at])});
        last = &cell;
        auto& group = groups.back();
        group.wants.push_back(at);
        group.portions += wants[at].portions;
        group.middle.east += wants[at].at.east;
        group.middle.north += wants[at].at.north;
    }
    for (auto& group : groups) {
        group.middle.east /= static_cast<double>(group.wants.size());
        group.middle.north /= static_cast<double>(group.wants.size());
    }
    return groups;
}

/// How coarse a grid must be for wants to travel in few enough groups.
double coarse_enough(std::span<const Want> wants) {
    if (wants.size() <= most_groups) return 0;
    for (double coarse = least_coarse;; coarse *= 1.25) {
        const auto cells = by_cell(wants, coarse);
        std::size_t count = 1;
        for (std::size_t at = 1; at < cells.size(); ++at) count += cells[at].first != cells[at - 1].first;
        if (count <= most_groups || coarse > most_coarse) return coarse;
    }
}

/// The points with stock that lie nearest to a spot.
std::vector<std::size_t> near(const Spot& spot, std::span<const Point> points, std::vector<std::size_t>& stocked) {
    const auto count = std::min(nearest_points, stocked.size());
    const auto nearer = [&](std::size_t one, std::size_t other) {
        const auto far = [&](std::size_t point) {
            const auto east = points[point].at.east - spot.east, north = points[point].at.north - spot.north;
            return east * east + north * north;
        };
        return std::pair(far(one), one) < std::pair(far(other), other);
    };
    std::nth_element(stocked.begin(), stocked.begin() + static_cast<std::ptrdiff_t>(count), stocked.end(), nearer);
    return {stocked.begin(), stocked.begin() + static_cast<std::ptrdiff_t>(count)};
}

Transport transport_of(const std::vector<Group>& groups, std::span<const Point> points) {
    Transport transport;
    std::vector<std::size_t> stocked;
    for (std::size_t point = 0; point < points.size(); ++point) {
        transport.stocked.push_back(points[point].portions);
        if (points[point].portions > 0) stocked.push_back(point);
    }
    for (std::size_t at = 0; at < groups.size(); ++at) {
        transport.wanted.push_back(groups[at].portions);
        transport.unserved.push_back(groups[at].unserved);
        for (const auto point : near(groups[at].middle, points, stocked))
            transport.ways.push_back({at, point, metres(groups[at].middle, points[point].at)});
    }
    return transport;
}

/// What a group got, given to its wants: each takes of the nearest point that has some left, those first that gain most
/// by it.
void hand_out(const Group& group, std::map<std::size_t, std::int64_t> left, std::span<const Want> wants,
              std::span<const Point> points, std::vector<Share>& shares) {
    struct Offer {
        std::int64_t regret;
        std::size_t want;
    };
    std::vector<Offer> turn;
    for (const auto want : group.wants) {
        std::vector<std::int64_t> ways;
        for (const auto& [point, portions] : left) ways.push_back(metres(wants[want].at, points[point].at));
        std::ranges::sort(ways);
        turn.push_back({ways.size() > 1 ? ways[0] - ways[1] : 0, want});
    }
    std::ranges::sort(turn, {}, [](const Offer& offer) { return std::pair(offer.regret, offer.want); });
    for (const auto& [regret, want] : turn) {
        auto lacking = wants[want].portions;
        while (lacking > 0 && !left.empty()) {
            const auto nearest = std::ranges::min_element(
                left, {}, [&](const auto& one) { return metres(wants[want].at, points[one.first].at); });
            const auto portions = std::min(lacking, nearest->second);
            shares.push_back({want, nearest->first, portions, metres(wants[want].at, points[nearest->first].at)});
            lacking -= portions;
            nearest->second -= portions;
            if (nearest->second == 0) left.erase(nearest);
        }
    }
}

std::int64_t cost_of(std::span<const Want> wants, const std::vector<Share>& shares) {
    std::int64_t cost = 0;
    for (const auto& want : wants) cost += want.portions * cost_of_leaving(want);
    for (const auto& share : shares) cost += share.portions * (share.metres - cost_of_leaving(wants[share.want]));
    return cost;
}

}  // namespace

std::int64_t cost_of_leaving(const Want& want) {
    return metres_of_unserved + want.waited * metres_of_a_day;
}

Allocation allocate(std::span<const Want> wants, std::span<const Point> points, std::optional<double> coarse) {
    const auto groups = groups_of(wants, coarse.value_or(coarse_enough(wants)));
    const auto transport = transport_of(groups, points);
    auto plan = cheapest(transport);
    std::vector<std::map<std::size_t, std::int64_t>> got(groups.size());
    for (std::size_t way = 0; way < plan.carried.size(); ++way)
        if (plan.carried[way] > 0) got[transport.ways[way].from][transport.ways[way].point] = plan.carried[way];
    Allocation allocation;
    for (std::size_t at = 0; at < groups.size(); ++at)
        hand_out(groups[at], std::move(got[at]), wants, points, allocation.shares);
    std::ranges::sort(allocation.shares, {}, [](const Share& share) { return std::pair(share.want, share.point); });
    allocation.cost = cost_of(wants, allocation.shares);
    allocation.prices = std::move(plan.prices);
    return allocation;
}

std::int64_t least_cost(std::span<const Want> wants, std::span<const Point> points,
                        std::span<const std::int64_t> prices) {
    std::int64_t least = 0;
    for (const auto& want : wants) {
        auto cheapest_way = cost_of_leaving(want);
        for (std::size_t point = 0; point < points.size(); ++point)
            cheapest_way = std::min(cheapest_way, metres(want.at, points[point].at) + prices[point]);
        least += want.portions * cheapest_way;
    }
    for (std::size_t point = 0; point < points.size(); ++point) least -= points[point].portions * prices[point];
    return least;
}

}  // namespace allocation
