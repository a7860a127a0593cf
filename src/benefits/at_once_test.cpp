#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <thread>

#include "benefits/supporters.hpp"
#include "problem_of.hpp"

using namespace benefits;

namespace {

/// Two officers of the committee, each at a desk.
struct TwoDesks : spec::Supporters {
    /// What both were told, in the order of the words.
    template <class F>
    std::array<std::string, 2> both(F act) {
        std::array<std::string, 2> told;
        {
            const auto at = [&](std::size_t desk) { told[desk] = problem_of([&] { act(desk); }); };
            const std::jthread one(at, 0);
            const std::jthread other(at, 1);
        }
        std::ranges::sort(told);
        return told;
    }
    Entry approved_entry(const std::string& name) {
        const auto list = list_of(once);
        const auto entry = put(list, home_of(name));
        posted(list);
        approved(list);
        return entry;
    }
};

}  // namespace

TEST_CASE_FIXTURE(TwoDesks, "of two officers who pay one entry at once one does, and the other is told how it stands") {
    constexpr int rounds = 6;
    for (int round = 0; round < rounds; ++round) {
        const auto entry = approved_entry("Nguyễn Thị Lụa " + std::string(1, static_cast<char>('A' + round)));
        CHECK(both([&](std::size_t) { paid(entry); }) ==
              std::array<std::string, 2>{"benefit_entry.not_in_state", "no problem"});
        CHECK(now(entry).state == EntryState::paid);
    }
    CHECK(wrong() == 0);
}

TEST_CASE_FIXTURE(TwoDesks,
                  "of two officers who take one payment back at once one does, and the money comes back once") {
    constexpr int rounds = 6;
    for (int round = 0; round < rounds; ++round) {
        const auto entry = approved_entry("Trần Thị Gấm " + std::string(1, static_cast<char>('A' + round)));
        const auto payment = paid(entry);
        CHECK(both([&](std::size_t) { back(payment, true); }) ==
              std::array<std::string, 2>{"benefit_payment.taken_back_already", "no problem"});
        CHECK(now(entry).state == EntryState::approved);
    }
    CHECK(wrong() == 0);
}
