#include <algorithm>

#include <doctest/doctest.h>

#include "cast.hpp"
#include "guidance/guidance.hpp"
#include "problem_of.hpp"

using namespace guidance;

TEST_CASE_FIXTURE(spec::Cast, "a card is short enough to be read") {
    const auto nhi = who("nhi");
    const Saying long_one{"Phòng ở", std::string(4000, 'x'), *base::make_day(2021, 6, 11), ""};
    CHECK(problem_of([&] {
              db().write([&](store::Transaction& tx) {
                  return write(tx, nhi, {std::nullopt, {id("commune_a")}, Audience::everybody, long_one});
              });
          }) == "guidance.too_long");
}

TEST_CASE("there are cards to begin with for everybody who reads") {
    for (const auto audience : {Audience::everybody, Audience::isolating, Audience::teams, Audience::returning}) {
        const auto is_for = [&](const Example& one) { return one.audience == audience && !one.words.empty(); };
        CHECK(std::ranges::any_of(examples(), is_for));
    }
}
