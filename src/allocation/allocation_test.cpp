#include <doctest/doctest.h>

#include <map>
#include <random>

#include "allocation/allocation.hpp"

namespace {

using allocation::Allocation;
using allocation::Point;
using allocation::Want;

std::map<std::size_t, std::size_t> point_by_want(const Allocation& made) {
    std::map<std::size_t, std::size_t> points;
    for (const auto& share : made.shares) points[share.want] = share.point;
    return points;
}

TEST_CASE("each need is served by the nearest point with stock") {
    const std::vector<Want> wants{{{0, 0}}, {{1000, 0}}};
    const std::vector<Point> points{{{100, 0}, 5}, {{900, 0}, 5}, {{0, 10}, 0}};
    const auto made = allocation::allocate(wants, points);
    CHECK(point_by_want(made) == std::map<std::size_t, std::size_t>{{0, 0}, {1, 1}});
    CHECK(made.shares.at(0).metres == 100);
    CHECK(made.cost == 200);
}

TEST_CASE("a need gives way to another for whom every other point is far") {
    const std::vector<Want> wants{{{500, 0}}, {{400, 0}}};
    const std::vector<Point> points{{{450, 0}, 1}, {{1000, 0}, 9}};
    const auto made = allocation::allocate(wants, points);
    CHECK(point_by_want(made) == std::map<std::size_t, std::size_t>{{0, 1}, {1, 0}});
}

TEST_CASE("where goods are short, who waits longest comes first") {
    const std::vector<Want> wants{{{0, 0}, 1, 1}, {{3000, 0}, 1, 4}};
    const std::vector<Point> points{{{0, 0}, 1}};
    const auto made = allocation::allocate(wants, points);
    CHECK(point_by_want(made) == std::map<std::size_t, std::size_t>{{1, 0}});
    CHECK(made.prices.at(0) > 0);
}

TEST_CASE("a need may be served from two points") {
    const std::vector<Want> wants{{{0, 0}, 5}};
    const std::vector<Point> points{{{10, 0}, 3}, {{20, 0}, 3}};
    const auto made = allocation::allocate(wants, points);
    REQUIRE(made.shares.size() == 2);
    CHECK(made.shares.at(0).portions == 3);
    CHECK(made.shares.at(1).portions == 2);
}

TEST_CASE("without points and without needs there is nothing to share") {
    CHECK(allocation::allocate({}, {}).shares.empty());
    CHECK(allocation::allocate(std::vector<Want>{{{0, 0}}}, {}).shares.empty());
    CHECK(allocation::allocate({}, std::vector<Point>{{{0, 0}, 1}}).shares.empty());
}

struct Town {
    std::vector<Want> wants;
    std::vector<Point> points;
};

Town town(unsigned seed) {
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> anywhere(0, 20'000);
    Town made;
    for (int i = 0; i < 400; ++i)
        made.wants.push_back({{anywhere(random), anywhere(random)},
                              1 + static_cast<std::int64_t>(random() % 3),
                              static_cast<std::int64_t>(random() % 5)});
    for (int i = 0; i < 12; ++i)
        made.points.push_back({{anywhere(random), anywhere(random)}, static_cast<std::int64_t>(random() % 150)});
    return made;
}

/// Nobody gets more than was wanted, no point gives more than it has.
bool holds(const Town& of, const Allocation& made) {
    std::map<std::size_t, std::int64_t> got, given;
    for (const auto& share : made.shares) {
        if (share.portions <= 0) return false;
        got[share.want] += share.portions;
        given[share.point] += share.portions;
    }
    for (const auto& [want, portions] : got)
        if (portions > of.wants[want].portions) return false;
    for (const auto& [point, portions] : given)
        if (portions > of.points[point].portions) return false;
    return true;
}

TEST_CASE("told apart, needs are served as cheaply as is possible at all") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto of = town(seed);
        const auto made = allocation::allocate(of.wants, of.points);
        CHECK(holds(of, made));
        CHECK(made.cost == allocation::least_cost(of.wants, of.points, made.prices));
    }
}

TEST_CASE("needs that travel as one are served nearly as cheaply, and never with more than there is") {
    for (unsigned seed = 1; seed <= 20; ++seed) {
        const auto of = town(seed);
        const auto made = allocation::allocate(of.wants, of.points, 300);
        CHECK(holds(of, made));
        const auto least = allocation::least_cost(of.wants, of.points, made.prices);
        CHECK(made.cost >= least);
        CHECK(static_cast<double>(made.cost - least) < 0.05 * static_cast<double>(least));
    }
}

}  // namespace
