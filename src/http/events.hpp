#pragma once

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/who.hpp"
#include "store/database.hpp"
#include "store/journal.hpp"

namespace http {

/// Whether a caller may see that a line of the journal exists. Called on the snapshot the line was read from.
using MaySee = std::function<bool(store::Transaction&, const base::Who&, const store::JournalLine&)>;

/// Turns new journal lines into server-sent events for those who may see them: one thread, one read of the journal for
/// all streams.
class Events {
public:
    /// Gets text in the event-stream format; called on the thread of the events.
    using Sink = std::function<void(const std::string& text)>;

    Events(store::Database& database, MaySee may_see);
    ~Events();

    /// Begins a stream behind `after` (Last-Event-ID), or with what happens from now on. Closing it needs the number
    /// given back.
    std::uint64_t open(base::Who who, std::optional<std::int64_t> after, Sink sink);
    void close(std::uint64_t stream);
    void stop();

private:
    struct Stream {
        base::Who who;
        std::optional<std::int64_t> seen;  ///< nothing until the first look
        Sink sink;
    };

    void follow();
    void look(std::map<std::uint64_t, std::shared_ptr<Stream>>& streams);

    store::Database& database_;
    MaySee may_see_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::uint64_t, std::shared_ptr<Stream>> streams_;
    std::uint64_t last_stream_ = 0;
    bool has_news_ = false;
    bool is_stopping_ = false;
    std::shared_ptr<void> listening_;
    std::thread thread_;
};

}  // namespace http
