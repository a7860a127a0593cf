#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/embedded.hpp"
#include "http/edge.hpp"
#include "http/events.hpp"
#include "http/metrics.hpp"
#include "http/router.hpp"

namespace http {

using namespace std::chrono_literals;

/// What the server is told from outside. Every limit is here, so that a test can make it small.
struct ServerOptions {
    std::string address = "127.0.0.1";
    int port = 8080;       ///< 0: any free port, see Server::port
    std::string tls_cert;  ///< with tls_key: PEM files; empty: plain HTTP
    std::string tls_key;
    std::chrono::milliseconds certificate_look = 60s;  ///< how often a renewed certificate is looked for
    std::vector<std::string> trusted_proxies;  ///< addresses whose X-Forwarded-For and X-Forwarded-Proto are believed

    std::size_t network_threads = 2;
    std::size_t workers = 4;
    std::size_t most_waiting = 2048;  ///< requests that wait for a worker; more are told to come back
    std::size_t most_connections = 10'000;
    std::size_t most_header_bytes = 16 * 1024;
    std::size_t most_body_bytes_held = 256 << 20;  ///< of all requests together

    std::chrono::milliseconds request_time = 10s;    ///< for a whole request to arrive …
    std::size_t least_bytes_per_second = 16 * 1024;  ///< … longer only for a body that comes at least this fast
    std::chrono::milliseconds write_time = 10s;      ///< for a client to take one piece of an answer
    std::chrono::milliseconds idle_time = 60s;       ///< between two requests of a connection
    std::chrono::milliseconds drain_time = 10s;      ///< for requests in flight when the server stops
    std::chrono::milliseconds heartbeat = 15s;       ///< of an event stream
    std::chrono::milliseconds stream_time = 10min;   ///< after which an event stream ends and its client asks anew

    std::function<void(std::string_view)> log;  ///< takes whole lines; empty: standard error
    std::vector<Gauge> gauges;                  ///< shown at /metrics beside the server's own
};

/// What the server serves.
struct Site {
    store::Database& database;
    const Edge& edge;
    const Router& router;
    MaySee may_see;  ///< which journal lines a caller's event stream shows
    std::vector<base::EmbeddedFile>
        web;  ///< the web application; every path that is neither a file nor an API answers index.html
};

/// The HTTP server. Listens when it is made; destroying it stops it.
class Server {
public:
    Server(ServerOptions options, Site site);
    ~Server();

    int port() const;
    /// No new connections; idle ones and event streams are closed; what is in flight is finished, for `drain_time` at
    /// most.
    void stop();
    /// Returns after SIGTERM or SIGINT, when everything in flight is finished.
    void run_until_signalled();

private:
    struct Machine;
    std::unique_ptr<Machine> machine_;
};

}  // namespace http
