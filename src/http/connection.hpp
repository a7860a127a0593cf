#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_set>

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "http/assets.hpp"
#include "http/metrics.hpp"
#include "http/server.hpp"
#include "http/workers.hpp"

/// What the sources of the server share. The network library is included from here, and from nowhere outside these
/// sources.
namespace http {

namespace asio = boost::asio;
using Steady = std::chrono::steady_clock;

/// One client, as the thread that serves it sees it. Everything here is called on that thread only.
class Connection {
public:
    virtual ~Connection() = default;
    /// The time it had is over.
    virtual void expire() = 0;
    /// The server stops: ends at once when nothing is in flight, else behind the answer.
    virtual void drain() = 0;
    /// Ends now, whatever it does.
    virtual void cut() = 0;

    Steady::time_point deadline = Steady::time_point::max();
};

/// One network thread: its own event loop and its own clients, so that nothing in it needs a lock.
struct Lane {
    Lane() : loop(1), timer(loop) {}

    asio::io_context loop;
    asio::steady_timer timer;
    std::unordered_set<Connection*> connections;
    std::string log;   ///< lines not yet written
    std::string date;  ///< for the Date header, renewed by the timer
};

/// Counters for what is not a route, behind the routes in the metrics' list.
enum class Extra : std::size_t { asset, health, metrics, openapi, unmatched, count };

/// What all lanes use.
struct Service {
    Service(ServerOptions given, Site site_given);

    void write_log(Lane& lane, std::size_t threshold);
    /// Every connection that was counted says this when it is gone.
    void connection_ended();
    /// Whether the last connection ended before `end`.
    bool wait_until_none(Steady::time_point end);

    const ServerOptions options;
    const Site site;
    const Assets assets;
    const std::string openapi;
    Metrics metrics;
    Events events;
    Workers workers;
    std::atomic<bool> is_draining{false};
    std::atomic<std::size_t> body_bytes_held{0};
    std::atomic<std::uint64_t> last_request{0};

private:
    std::mutex ending_;
    std::condition_variable none_left_;
};

}  // namespace http
