#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace http {

/// Threads for what may block: reading the store, checking a body, a piece of a long answer.
class Workers {
public:
    Workers(std::size_t threads, std::size_t most_waiting);
    ~Workers();

    /// False when too much waits already; the job is then not done.
    bool submit(std::function<void()> job);
    std::size_t waiting() const;
    /// Does what was submitted, then ends the threads.
    void stop();

private:
    void work();

    const std::size_t most_waiting_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> jobs_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace http
