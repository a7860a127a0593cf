#include "http/server.hpp"

#include <csignal>
#include <filesystem>
#include <latch>
#include <thread>
#include <tuple>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <openssl/ssl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/log.hpp"
#include "http/connection.hpp"
#include "http/openapi.hpp"
#include "http/session.hpp"

namespace http {
namespace {

using asio::ip::tcp;
constexpr auto told = asio::as_tuple(asio::use_awaitable);
constexpr auto longest_tick = 250ms;

std::vector<Metrics::Line> lines_of(const Router& router) {
    std::vector<Metrics::Line> lines;
    for (const auto& route : router.routes()) lines.push_back({std::string(to_string(route->method)), route->pattern});
    for (const auto* extra : {"asset", "/healthz", "/metrics", "/openapi.json", "unmatched"})
        lines.push_back({"GET", extra});
    return lines;
}

/// As many open files as the system lets us have; each client is one.
void raise_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

std::shared_ptr<asio::ssl::context> tls_context(const ServerOptions& options) {
    if (options.tls_cert.empty()) return nullptr;
    auto context = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    context->use_certificate_chain_file(options.tls_cert);
    context->use_private_key_file(options.tls_key, asio::ssl::context::pem);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    // An idle client then costs no record buffers.
    SSL_CTX_set_mode(context->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    return context;
}

}  // namespace

Service::Service(ServerOptions given, Site site_given)
    : options(std::move(given)),
      site(std::move(site_given)),
      assets(site.web),
      openapi(http::openapi(site.router)),
      metrics(lines_of(site.router)),
      events(site.database, site.may_see),
      workers(options.workers, options.most_waiting) {}

void Service::write_log(Lane& lane, std::size_t threshold) {
    if (lane.log.size() < threshold) return;
    if (options.log) {
        options.log(lane.log);
    } else {
        // When standard error is gone there is nobody left to tell.
        [[maybe_unused]] const auto written = write(STDERR_FILENO, lane.log.data(), lane.log.size());
    }
    lane.log.clear();
}

void Service::connection_ended() {
    // Under the lock, so that the last one cannot leave between the waiter's look and its sleep.
    const std::lock_guard lock(ending_);
    if (--metrics.connections == 0) none_left_.notify_all();
}

bool Service::wait_until_none(Steady::time_point end) {
    std::unique_lock lock(ending_);
    return none_left_.wait_until(lock, end, [this] { return metrics.connections == 0; });
}

struct Server::Machine {
    Machine(ServerOptions options, Site site)
        : service(std::move(options), std::move(site)),
          tls(tls_context(service.options)),
          tick(tick_of(service.options)) {
        raise_file_limit();
        std::error_code error;
        if (tls) certificate_time = std::filesystem::last_write_time(service.options.tls_cert, error);
        for (std::size_t i = 0; i < service.options.network_threads; ++i) lanes.push_back(std::make_unique<Lane>());
        acceptor.emplace(lanes.front()->loop);
        listen();
        for (auto& lane : lanes) {
            lane->date = http_date();
            guards.emplace_back(lane->loop.get_executor());
            asio::co_spawn(lane->loop, look_after(*lane), asio::detached);
        }
        asio::co_spawn(lanes.front()->loop, accept(), asio::detached);
        for (auto& lane : lanes) threads.emplace_back([&lane = *lane] { lane.loop.run(); });
    }

    static std::chrono::milliseconds tick_of(const ServerOptions& options) {
        const auto shortest = std::min({options.request_time, options.write_time, options.idle_time});
        return std::clamp<std::chrono::milliseconds>(shortest / 20, 1ms, longest_tick);
    }

    void listen() {
        // The address may be a name of this machine, such as localhost.
        tcp::resolver resolver(lanes.front()->loop);
        const auto found = resolver.resolve(service.options.address, std::to_string(service.options.port),
                                            tcp::resolver::passive | tcp::resolver::numeric_service);
        const tcp::endpoint endpoint = *found.begin();
        acceptor->open(endpoint.protocol());
        acceptor->set_option(tcp::acceptor::reuse_address(true));
        acceptor->bind(endpoint);
        acceptor->listen(4096);
        port = acceptor->local_endpoint().port();
    }

    asio::awaitable<void> accept() {
        asio::steady_timer pause(lanes.front()->loop);
        for (std::size_t turn = 0; acceptor->is_open(); ++turn) {
            auto& lane = *lanes[turn % lanes.size()];
            auto [error, socket] = co_await acceptor->async_accept(lane.loop, told);
            if (error == asio::error::operation_aborted) co_return;
            if (error) {
                // Mostly: no file descriptor is left. Some client will leave.
                pause.expires_after(20ms);
                co_await pause.async_wait(told);
            } else if (service.metrics.connections >= static_cast<std::int64_t>(service.options.most_connections)) {
                ++service.metrics.refused_connections;
            } else {
                ++service.metrics.connections;
                welcome(lane, std::move(socket));
            }
        }
    }

    void welcome(Lane& lane, tcp::socket socket) {
        asio::post(lane.loop, [this, &lane, context = tls, socket = std::move(socket)]() mutable {
            if (context)
                serve_tls(service, lane, std::move(socket), *context);
            else
                serve_plain(service, lane, std::move(socket));
        });
    }

    /// Once in a while: who has had his time, what time is it, what is to be logged.
    asio::awaitable<void> look_after(Lane& lane) {
        while (!service.is_draining || !lane.connections.empty()) {
            lane.timer.expires_after(tick);
            co_await lane.timer.async_wait(told);
            const auto now = Steady::now();
            for (auto* connection : lane.connections)
                if (connection->deadline < now) connection->expire();
            lane.date = http_date();
            service.write_log(lane, 1);
            if (&lane == lanes.front().get()) renew_certificate(now);
        }
        lane.timer.cancel();
    }

    /// certbot replaces the files while we run; clients that come after that get the new certificate.
    void renew_certificate(Steady::time_point now) {
        if (!tls || now - certificate_looked < service.options.certificate_look) return;
        certificate_looked = now;
        std::error_code error;
        const auto changed = std::filesystem::last_write_time(service.options.tls_cert, error);
        if (error || changed == certificate_time) return;
        try {
            tls = tls_context(service.options);
            certificate_time = changed;
        } catch (const std::exception& fault) {
            // Certificate and key are two files; the next look finds both new. Until then the old pair serves.
            base::log("certificate_unreadable", {{"error", fault.what()}});
        }
    }

    void stop() {
        if (threads.empty()) return;
        // Before any client hears of it, so that no thread still promises to keep a connection.
        service.is_draining = true;
        on_each_lane([this](Lane& lane) {
            if (&lane == lanes.front().get()) acceptor->close();
            for (auto* connection : lane.connections) connection->drain();
        });
        service.wait_until_none(Steady::now() + service.options.drain_time);
        on_each_lane([](Lane& lane) {
            for (auto* connection : lane.connections) connection->cut();
        });
        // A client that waited for the store is gone only when the store has answered, which it always does.
        service.wait_until_none(Steady::time_point::max());
        service.workers.stop();
        service.events.stop();
        on_each_lane([](Lane& lane) { lane.timer.cancel(); });
        guards.clear();
        for (auto& thread : threads) thread.join();
        threads.clear();
        for (auto& lane : lanes) service.write_log(*lane, 1);
    }

    /// Runs in each network thread and waits until all have.
    void on_each_lane(const std::function<void(Lane&)>& work) {
        std::latch done(static_cast<std::ptrdiff_t>(lanes.size()));
        for (auto& lane : lanes) {
            asio::post(lane->loop, [&, its = lane.get()] {
                work(*its);
                done.count_down();
            });
        }
        done.wait();
    }

    Service service;
    std::shared_ptr<asio::ssl::context>
        tls;  ///< used by the first lane only; each session takes what it needs from it when it begins
    std::filesystem::file_time_type certificate_time{};
    Steady::time_point certificate_looked = Steady::now();
    std::chrono::milliseconds tick;
    int port = 0;
    std::vector<std::unique_ptr<Lane>> lanes;
    std::optional<tcp::acceptor> acceptor;
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards;
    std::vector<std::thread> threads;
};

Server::Server(ServerOptions options, Site site)
    : machine_(std::make_unique<Machine>(std::move(options), std::move(site))) {}

// A server that cannot be stopped must not go on behind its owner's back: then the program ends.
Server::~Server() {  // NOLINT(bugprone-exception-escape)
    stop();
}

int Server::port() const {
    return machine_->port;
}

void Server::stop() {
    machine_->stop();
}

void Server::run_until_signalled() {
    // Whoever reads our log may leave; that must not end the server.
    std::ignore = std::signal(SIGPIPE, SIG_IGN);
    asio::io_context loop(1);
    asio::signal_set signals(loop, SIGTERM, SIGINT);
    signals.async_wait([](const boost::system::error_code&, int) {});
    loop.run();
    stop();
}

}  // namespace http
