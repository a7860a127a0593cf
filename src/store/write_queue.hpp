#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <exception>
#include <mutex>
#include <vector>

#include "store/database.hpp"

namespace store {

/// The verbs that wait to be committed. Any thread adds; the store's own threads take.
class WriteQueue {
public:
    struct Job {
        Database::Verb verb;
        Database::Done done;
        std::exception_ptr problem{};  ///< what `done` is to be told
    };

    /// Problem: store.too_busy when too many wait already.
    void add(Database::Verb verb, Database::Done done);
    /// Waits for work and takes up to `most`; nothing when the queue is closed and empty.
    std::vector<Job> take(std::size_t most);
    /// What is in the queue is still taken.
    void close();

private:
    std::mutex mutex_;
    std::condition_variable waiting_;
    std::deque<Job> jobs_;
    bool is_closed_ = false;
};

}  // namespace store
