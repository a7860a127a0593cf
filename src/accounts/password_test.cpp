#include "accounts/password.hpp"

#include <thread>
#include <vector>

#include <doctest/doctest.h>

#include "base/problem.hpp"

TEST_CASE("a hash matches its password alone, and two hashes of one password differ") {
    accounts::HashingTurn turn;
    const auto hash = turn.hash("một câu dễ nhớ");
    CHECK(turn.matches(hash, "một câu dễ nhớ"));
    CHECK(!turn.matches(hash, "một câu dễ nhờ"));
    CHECK(hash != turn.hash("một câu dễ nhớ"));
    CHECK(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
}

TEST_CASE("an empty hash matches nothing, not even an empty password") {
    accounts::HashingTurn turn;
    CHECK(!turn.matches("", ""));
    CHECK(!turn.matches("", "một câu dễ nhớ"));
}

TEST_CASE("ten marked letters are ten characters, however many bytes they take") {
    CHECK_NOTHROW(accounts::check_password("ếếếếếệệệệệ"));
    CHECK_THROWS_AS(accounts::check_password("ếếếếệệệệệ"), base::Problem);
}

TEST_CASE("whoever finds too many waiting for a hash is told to come back") {
    accounts::HashingTurn turn(0);
    int refused = 0;
    std::vector<std::thread> people;
    std::mutex mutex;
    for (int at = 0; at < 6; ++at)
        people.emplace_back([&] {
            try {
                turn.hash("một câu dễ nhớ");
            } catch (const base::Problem& problem) {
                const std::lock_guard lock(mutex);
                refused += problem.code() == "account.sign_in_busy" ? 1 : 0;
            }
        });
    for (auto& person : people) person.join();
    // Six come within the tens of milliseconds that one hash takes; the first is served.
    CHECK(refused >= 1);
    CHECK(refused <= 5);
}
