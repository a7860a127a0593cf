#include <doctest/doctest.h>

#include "levels/level.hpp"
#include "test_store.hpp"

namespace {

using levels::Fact;
using levels::Facts;

/// With the rule of 2021 as it is shipped.
struct Shipped : TestStore {
    levels::Rule rule = db.read([](store::Transaction& tx) { return levels::rule(tx, "qd-4800-2021"); });
};

Fact cases(std::int64_t this_week, std::int64_t last_week) {
    return {"cases", this_week, last_week, {}, {}};
}

Fact share(const char* code, std::int64_t thousandths) {
    return {code, {}, {}, thousandths, {}};
}

Fact is_reached(const char* code, bool reached) {
    return {code, {}, {}, {}, reached};
}

/// Ho Chi Minh City in the week of 15 to 21 October 2021, as the city published it: level 2.
Facts city_of_october() {
    return {9'145'000, {cases(6'815, 6'635), share("first_dose", 99'030), share("elders", 91'800)}};
}

}  // namespace

TEST_CASE_FIXTURE(Shipped, "the city of October 2021 had 73.5 cases for 100,000 people a week and stood at level 2") {
    const auto found = assess(rule, city_of_october(), {});
    CHECK(found.level == 2);
    CHECK(found.steps.at(0).value == 73'537);
    CHECK(found.steps.at(0).band == 3);
    CHECK(found.steps.at(1).reached == true);
}

TEST_CASE_FIXTURE(Shipped, "a limit that no source confirms is said to lack, and the level is at least what is known") {
    const auto found = assess(rule, city_of_october(), {});
    CHECK(found.steps.at(2).lacks_limit);
    CHECK(found.at_least);
}

TEST_CASE_FIXTURE(Shipped, "elders who are not protected raise the level by one, once their share is filled in") {
    rule.measures.at(2).limits = {95'000};
    const auto found = assess(rule, city_of_october(), {});
    CHECK(found.level == 3);
    CHECK_FALSE(found.at_least);
}

TEST_CASE_FIXTURE(Shipped, "where nobody fell ill elders do not raise the level") {
    rule.measures.at(2).limits = {95'000};
    CHECK(assess(rule, {9'145'000, {cases(0, 0), share("first_dose", 99'030), share("elders", 10'000)}}, {}).level ==
          1);
}

TEST_CASE_FIXTURE(Shipped, "a cell that no source confirms gives no level") {
    auto facts = city_of_october();
    facts.facts.at(1) = share("first_dose", 40'000);
    CHECK_FALSE(assess(rule, facts, {}).level);
}

TEST_CASE_FIXTURE(Shipped, "zero cases is a figure, no word about cases is not") {
    CHECK(assess(rule, {1'000, {cases(0, 0), share("first_dose", 99'000)}}, {}).level == 1);
    CHECK_FALSE(assess(rule, {1'000, {share("first_dose", 99'000)}}, {}).level);
}

TEST_CASE_FIXTURE(Shipped, "a level is not lowered while oxygen is missing") {
    auto facts = city_of_october();
    facts.facts.push_back(is_reached("oxygen", false));
    const auto found = assess(rule, facts, 3);
    CHECK(found.level == 3);
    CHECK(found.held);
    CHECK(assess(rule, facts, 1).level == 2);
}

TEST_CASE_FIXTURE(Shipped, "where a band begins the higher band holds") {
    const auto band_at = [&](std::int64_t cases_a_week) {
        return assess(rule, {100'000, {cases(cases_a_week, cases_a_week)}}, {}).steps.at(0).band;
    };
    CHECK(band_at(19) == 1);
    CHECK(band_at(20) == 2);
    CHECK(band_at(49) == 2);
    CHECK(band_at(50) == 3);
    CHECK(band_at(149) == 3);
    CHECK(band_at(150) == 4);
}
