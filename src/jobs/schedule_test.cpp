#include "jobs/schedule.hpp"

#include <atomic>
#include <latch>
#include <stdexcept>

#include <doctest/doctest.h>

#include "test_store.hpp"

using namespace std::chrono_literals;

TEST_CASE_FIXTURE(TestStore, "a job that fails is tried again and does not keep the others from running") {
    std::latch tried_twice(2);
    std::latch other_ran(1);
    std::atomic<int> tries = 0;
    std::atomic<int> runs = 0;
    {
        const jobs::Schedule schedule(db, {{"fails", 1ms,
                                            [&](store::Database&) {
                                                if (++tries <= 2) tried_twice.count_down();
                                                throw std::runtime_error("as it must");
                                            }},
                                           {"works", 1h, [&](store::Database&) {
                                                if (++runs == 1) other_ran.count_down();
                                            }}});
        tried_twice.wait();
        other_ran.wait();
    }
    CHECK(runs == 1);
}
