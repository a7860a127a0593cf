#pragma once

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace store {

/// Connections that wait to be used again. One that broke is simply not given back.
template <class Connection>
class Pool {
public:
    /// One that waits, or else a new one from `make`.
    template <class Make>
    std::unique_ptr<Connection> take(Make make) {
        {
            const std::lock_guard lock(mutex_);
            if (!waiting_.empty()) {
                auto connection = std::move(waiting_.back());
                waiting_.pop_back();
                return connection;
            }
        }
        return make();
    }

    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(std::move(connection));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> waiting_;
};

}  // namespace store
