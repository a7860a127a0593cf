#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "store/database.hpp"

/// Work that nobody asks for by hand: folding counters, opening report periods, sealing the day's journal.
namespace jobs {

/// A job says its name, how often it runs, and what it does. It finds out by itself what is due, so that running it
/// twice, or on two servers at once, does no harm.
struct Job {
    std::string name;
    std::chrono::milliseconds every;
    std::function<void(store::Database&)> run;
};

/// Runs each job at once and then at its rhythm, on one thread, until it is destroyed. A job that fails is logged and
/// tried again at its next turn.
class Schedule {
public:
    Schedule(store::Database& database, std::vector<Job> jobs);

private:
    void run(const std::stop_token& stop);

    store::Database& database_;
    std::vector<Job> jobs_;
    std::jthread thread_;
};

}  // namespace jobs
