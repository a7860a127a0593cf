#include "store/write_queue.hpp"

#include <utility>

#include "base/problem.hpp"

namespace store {
namespace {

/// More than this many waiting verbs is a server that cannot keep up; it says so instead of growing.
constexpr std::size_t most_waiting = 8192;

}  // namespace

void WriteQueue::add(Database::Verb verb, Database::Done done) {
    {
        const std::lock_guard lock(mutex_);
        if (jobs_.size() >= most_waiting)
            throw base::Problem(base::ProblemKind::unavailable, "store.too_busy", "the queue of writes is full");
        jobs_.push_back({std::move(verb), std::move(done)});
    }
    waiting_.notify_one();
}

std::vector<WriteQueue::Job> WriteQueue::take(std::size_t most) {
    std::vector<Job> taken;
    std::unique_lock lock(mutex_);
    waiting_.wait(lock, [this] { return is_closed_ || !jobs_.empty(); });
    while (!jobs_.empty() && taken.size() < most) {
        taken.push_back(std::move(jobs_.front()));
        jobs_.pop_front();
    }
    return taken;
}

void WriteQueue::close() {
    {
        const std::lock_guard lock(mutex_);
        is_closed_ = true;
    }
    waiting_.notify_all();
}

}  // namespace store
