#include "jobs/schedule.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

#include "base/log.hpp"

namespace jobs {
namespace {

using SteadyClock = std::chrono::steady_clock;

/// One of the program's three catches: a job that goes wrong must not take the others with it.
void run_once(const Job& job, store::Database& database) {
    try {
        job.run(database);
    } catch (const std::exception& error) {
        base::log("job_failed", {{"job", job.name}, {"error", error.what()}});
    }
}

}  // namespace

Schedule::Schedule(store::Database& database, std::vector<Job> jobs)
    : database_(database), jobs_(std::move(jobs)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

void Schedule::run(const std::stop_token& stop) {
    std::vector<SteadyClock::time_point> due(jobs_.size(), SteadyClock::now());
    std::mutex mutex;
    std::condition_variable_any woken;
    while (!jobs_.empty()) {
        const auto next = std::min_element(due.begin(), due.end());
        std::unique_lock lock(mutex);
        woken.wait_until(lock, stop, *next, [] { return false; });
        if (stop.stop_requested()) return;
        run_once(jobs_[static_cast<std::size_t>(next - due.begin())], database_);
        *next = SteadyClock::now() + jobs_[static_cast<std::size_t>(next - due.begin())].every;
    }
}

}  // namespace jobs
