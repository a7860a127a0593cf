// Who gets what from where: 100,000 needs around sixty towns against 300 relief points, with plenty and with too little
// in them. Fails when an allocation takes longer than 2 s or costs more than 1 % above what any could cost. Usage:
// allocation_bench

#include <chrono>
#include <cstdio>
#include <random>

#include "allocation/allocation.hpp"

namespace {

constexpr int needs = 100'000;
constexpr int points = 300;
constexpr double width = 100'000;  ///< metres of the province
constexpr double most_seconds = 2;
constexpr double most_above = 0.01;

struct Province {
    std::vector<allocation::Want> wants;
    std::vector<allocation::Point> points;
};

Province make(double stock) {
    std::mt19937 random(2021);
    std::uniform_real_distribution<double> anywhere(0, width);
    std::normal_distribution<double> around(0, 4'000);
    std::vector<allocation::Spot> towns(60);
    for (auto& town : towns) town = {anywhere(random), anywhere(random)};
    const auto spot = [&] {
        const auto& town = towns[random() % towns.size()];
        return allocation::Spot{town.east + around(random), town.north + around(random)};
    };
    Province province;
    for (int i = 0; i < needs; ++i) province.wants.push_back({spot(), 1, static_cast<std::int64_t>(random() % 4)});
    for (int i = 0; i < points; ++i)
        province.points.push_back(
            {spot(), static_cast<std::int64_t>(stock * needs / points *
                                               (0.2 + 1.6 * static_cast<double>(random() % 1000) / 1000))});
    return province;
}

bool measure(const char* what, double stock) {
    const auto province = make(stock);
    const auto began = std::chrono::steady_clock::now();
    const auto made = allocation::allocate(province.wants, province.points);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    const auto least = allocation::least_cost(province.wants, province.points, made.prices);
    const double above = static_cast<double>(made.cost - least) / static_cast<double>(least);
    std::printf("%-28s %.2f s, at most %.2f %% above the least\n", what, seconds, above * 100);
    return seconds < most_seconds && above < most_above;
}

}  // namespace

int main() {
    const bool plenty = measure("half more than is needed", 1.5);
    const bool short_of = measure("a fifth less than is needed", 0.8);
    return plenty && short_of ? 0 : 1;
}
