#include <algorithm>
#include <random>

#include <doctest/doctest.h>

#include "broadcasts/day_plan.hpp"

using namespace broadcasts;
using namespace std::chrono_literals;

namespace {

const base::Day day = *base::make_day(2021, 6, 15);

base::Instant at(int hour, int minute, int second = 0) {
    return {base::start_of(day).ms + ((hour * 60 + minute) * 60 + second) * std::int64_t{1000}};
}

MessageId message(int number) {
    MessageId id;
    id.uuid.bytes.back() = static_cast<std::uint8_t>(number);
    return id;
}

Airing airing(int number, Priority priority, base::Instant from, std::chrono::milliseconds length) {
    return {message(number), priority, from, base::end_of(day + 3), length};
}

const std::vector<std::int64_t> thrice{5 * 60 + 30, 11 * 60, 17 * 60};

bool says(const Slot& slot, int number) {
    return std::ranges::find(slot.messages, message(number)) != slot.messages.end();
}

/// A day of a loudspeaker as chance has it.
struct AnyDay {
    std::mt19937 chance;
    int up_to(int most) { return static_cast<int>(chance() % static_cast<unsigned>(most + 1)); }

    std::vector<std::int64_t> times(const Rule& rule) {
        const auto count = rule.fewest + up_to(static_cast<int>(rule.most - rule.fewest));
        std::vector<std::int64_t> times;
        auto next = rule.earliest + up_to(120);
        for (std::int64_t i = 0; i < count; ++i, next += rule.apart + up_to(120)) times.push_back(next);
        return times;
    }
    std::vector<Airing> airings() {
        std::vector<Airing> airings;
        for (int i = 0, count = up_to(12); i < count; ++i) {
            const auto priority = std::array{Priority::ordinary, Priority::ordinary, Priority::priority,
                                             Priority::emergency}[static_cast<std::size_t>(up_to(3))];
            const base::Instant from{base::start_of(day).ms - 86'400'000 + up_to(2 * 86'400'000)};
            airings.push_back(
                {message(i), priority, from, {from.ms + up_to(2 * 86'400'000)}, std::chrono::seconds(10 + up_to(600))});
        }
        return airings;
    }
};

}  // namespace

TEST_CASE("a message is heard in each slot of a day from when it was approved") {
    const auto plan = plan_day(rule_of(day), thrice, day, {airing(1, Priority::ordinary, at(9, 0), 60s)});
    REQUIRE(plan.slots.size() == 3);
    CHECK_FALSE(says(plan.slots[0], 1));
    CHECK(says(plan.slots[1], 1));
    CHECK(says(plan.slots[2], 1));
    CHECK(plan.slots[1].ends_at == at(11, 1));
    CHECK(plan.left_over.empty());
}

TEST_CASE("an emergency speaks at once at night, and a slot that would run into it waits") {
    const auto night = plan_day(rule_of(day), thrice, day, {airing(1, Priority::emergency, at(2, 13, 5), 60s)});
    REQUIRE(night.slots.size() == 4);
    CHECK(night.slots[0].is_emergency);
    CHECK(night.slots[0].starts_at == at(2, 13, 5));
    CHECK(says(night.slots[1], 1));

    const auto noon =
        plan_day(rule_of(day), thrice, day,
                 {airing(1, Priority::emergency, at(10, 59, 30), 60s), airing(2, Priority::ordinary, at(0, 1), 60s)});
    CHECK(noon.slots[1].is_emergency);
    CHECK(noon.slots[2].minute == 11 * 60);
    CHECK(noon.slots[2].starts_at == at(11, 1, 30));
}

TEST_CASE("an emergency cuts the slot in which it comes; what was cut is heard in the next one") {
    const auto plan =
        plan_day(rule_of(day), thrice, day,
                 {airing(1, Priority::emergency, at(11, 1), 60s), airing(2, Priority::ordinary, at(6, 0), 50s),
                  airing(3, Priority::ordinary, at(6, 1), 50s)});
    CHECK(plan.slots[1].messages == std::vector{message(2)});
    CHECK(plan.slots[1].ends_at <= at(11, 1));
    CHECK(plan.slots[3].messages.at(1) == message(3));
}

TEST_CASE("two emergencies at one time are said in one breath, one for a day to come begins in the morning") {
    const auto plan =
        plan_day(rule_of(day), thrice, day,
                 {airing(1, Priority::emergency, at(20, 0), 60s), airing(2, Priority::emergency, at(20, 0, 30), 60s),
                  airing(3, Priority::emergency, at(0, 0), 60s)});
    REQUIRE(plan.slots.size() == 5);
    CHECK(plan.slots[0].starts_at == at(5, 0));
    CHECK(plan.slots[4].messages.size() == 2);
    CHECK(plan.slots[4].ends_at == at(20, 4));
}

TEST_CASE("priority is heard first, and what a slot has no room for comes first in the next") {
    const auto plan =
        plan_day(rule_of(day), thrice, day,
                 {airing(1, Priority::ordinary, at(0, 1), 20min), airing(2, Priority::ordinary, at(0, 2), 20min),
                  airing(3, Priority::priority, at(0, 3), 5min), airing(4, Priority::ordinary, at(0, 4), 40min)});
    CHECK(plan.slots[0].messages == std::vector{message(3), message(1)});
    CHECK(plan.slots[1].messages == std::vector{message(3), message(2)});
    CHECK(plan.left_over == std::vector{message(4)});
}

TEST_CASE("any day keeps its hours, nothing overlaps, and what holds at a slot is heard or named as left over") {
    const auto& rule = rule_of(day);
    AnyDay any;
    for (int round = 0; round < 2000; ++round) {
        const auto times = any.times(rule);
        const auto airings = any.airings();
        CHECK_NOTHROW(require_times(rule, times));
        const auto plan = plan_day(rule, times, day, airings);
        std::int64_t regular = 0;
        for (std::size_t i = 0; i < plan.slots.size(); ++i) {
            const auto& slot = plan.slots[i];
            if (i > 0) CHECK(plan.slots[i - 1].ends_at <= slot.starts_at);
            if (slot.is_emergency) continue;
            ++regular;
            const auto is_silent = slot.messages.empty();
            CHECK((is_silent || slot.starts_at >= base::Instant{base::start_of(day).ms + rule.earliest * 60'000}));
            CHECK((is_silent || slot.ends_at <= base::Instant{base::start_of(day).ms + rule.latest * 60'000}));
        }
        CHECK(regular >= rule.fewest);
        CHECK(regular <= rule.most);
        for (const auto& one : airings) {
            const bool is_due = std::ranges::any_of(plan.slots, [&](const Slot& slot) {
                return !slot.is_emergency && one.from <= slot.starts_at && slot.starts_at <= one.until;
            });
            const bool is_heard = std::ranges::any_of(plan.slots, [&](const Slot& slot) {
                return std::ranges::find(slot.messages, one.message) != slot.messages.end();
            });
            const bool is_left = std::ranges::find(plan.left_over, one.message) != plan.left_over.end();
            CHECK((!is_due || is_heard != is_left));
        }
    }
}

TEST_CASE("a day has three to five slots, by day, half an hour apart") {
    const auto problem_of = [](const std::vector<std::int64_t>& times) -> std::string {
        try {
            require_times(rule_of(day), times);
            return "";
        } catch (const base::Problem& problem) {
            return problem.code();
        }
    };
    CHECK(problem_of(thrice).empty());
    CHECK(problem_of({330, 660}) == "schedule.count_wrong");
    CHECK(problem_of({330, 400, 500, 600, 700, 800}) == "schedule.count_wrong");
    CHECK(problem_of({200, 400, 500}) == "schedule.hours_wrong");
    CHECK(problem_of({400, 500, 1260}) == "schedule.hours_wrong");
    CHECK(problem_of({400, 420, 500}) == "schedule.too_close");
    CHECK(problem_of({500, 400, 600}) == "schedule.too_close");
}

TEST_CASE("a province hears the voice of its region") {
    CHECK(voice_of_province("34") == Voice::north);
    CHECK(voice_of_province("48") == Voice::central);
    CHECK(voice_of_province("79") == Voice::south);
    CHECK(voice_of_province("") == Voice::north);
}
