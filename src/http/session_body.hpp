#pragma once

#include <array>
#include <optional>
#include <type_traits>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/format.h>

#include "base/log.hpp"
#include "http/exchange.hpp"
#include "http/session.hpp"

/// The session template; included by session_plain.cpp and session_tls.cpp only. Coroutines live here and in server.cpp
/// and nowhere else, and no lambda or aggregate stands as a temporary inside a co_await expression: g++ 12 destroys
/// such a temporary twice.
namespace http {

using asio::ip::tcp;
using SecureStream = asio::ssl::stream<tcp::socket>;

constexpr auto told = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t head_piece = 4 * 1024;
constexpr std::size_t body_piece = 64 * 1024;
constexpr std::size_t most_events_waiting = 64 * 1024;

template <class Stream>
class Session final : public Connection, public std::enable_shared_from_this<Session<Stream>> {
public:
    static constexpr bool is_secure = std::is_same_v<Stream, SecureStream>;

    Session(Service& service, Lane& lane, Stream stream) : service_(service), lane_(lane), stream_(std::move(stream)) {
        lane_.connections.insert(this);
        boost::system::error_code error;
        const auto peer = socket().remote_endpoint(error);
        if (!error) remote_ = peer.address().to_string();
        socket().set_option(tcp::no_delay(true), error);
    }
    ~Session() override {
        lane_.connections.erase(this);
        service_.connection_ended();
    }

    asio::awaitable<void> run();

    void expire() override {
        deadline = Steady::time_point::max();
        boost::system::error_code error;
        if (phase_ == Phase::reading && !has_expired_)
            socket().cancel(error);
        else
            cut();
        has_expired_ = true;
    }
    void drain() override {
        if (phase_ == Phase::idle || phase_ == Phase::events) cut();
    }
    void cut() override {
        boost::system::error_code error;
        socket().close(error);
        events_changed_.cancel();
    }

private:
    enum class Phase { idle, reading, working, writing, events };
    enum class Next { another_request, events, close, close_gently };

    /// One request while it is served.
    struct Exchange {
        explicit Exchange(Service& service)
            : parser(service.options.most_header_bytes),
              held(service),
              id(next_request_id(service)),
              in_flight(service.metrics.in_flight) {
            ++in_flight;
        }
        ~Exchange() { --in_flight; }
        Exchange(const Exchange&) = delete;
        Exchange& operator=(const Exchange&) = delete;

        RequestParser parser;
        HeldBytes held;
        std::string id;
        std::atomic<std::int64_t>& in_flight;
        Destination destination;
        Steady::time_point began = Steady::now();
    };

    struct Subscription {
        base::Who who;
        std::optional<std::int64_t> after;
    };

    tcp::socket& socket() {
        if constexpr (is_secure)
            return stream_.next_layer();
        else
            return stream_;
    }
    void enter(Phase phase, std::chrono::milliseconds time) {
        phase_ = phase;
        deadline = Steady::now() + time;
    }
    void work_without_limit() {
        phase_ = Phase::working;
        deadline = Steady::time_point::max();
    }

    // Sockets (session_wire.hpp).
    asio::awaitable<bool> shake_hands();
    asio::awaitable<bool> read_more(std::size_t most);
    asio::awaitable<bool> write(std::string_view head, std::string_view body);
    asio::awaitable<void> close_gently();
    asio::awaitable<void> serve_events();
    void take_events(const std::string& text);
    void watch_for_hang_up();

    // Requests (below).
    asio::awaitable<Next> serve_one(bool is_first);
    asio::awaitable<bool> read_request(Exchange& exchange);
    asio::awaitable<bool> read_body(Exchange& exchange);
    asio::awaitable<Next> answer(Exchange& exchange);
    asio::awaitable<Next> subscribe(Exchange& exchange, Request request);
    asio::awaitable<Next> send(Exchange& exchange, Answer answer, bool may_stay);
    asio::awaitable<std::optional<std::uint64_t>> send_pieces(const Answer& answer, bool is_chunked);

    // Work on other threads (session_work.hpp).
    asio::awaitable<Response> ask_edge(Request request);
    asio::awaitable<std::optional<Response>> refuse(const Route& route, const Request& request, base::Who& who);
    asio::awaitable<std::optional<std::string>> next_piece(const std::function<std::string()>& pieces);
    template <class Result, class Work>
    asio::awaitable<Result> on_worker(Work work, Result when_busy);

    Service& service_;
    Lane& lane_;
    Stream stream_;
    std::string remote_;
    std::string buffer_;
    Phase phase_ = Phase::idle;
    bool has_expired_ = false;
    asio::steady_timer events_changed_{lane_.loop};
    std::string events_;
    std::optional<Subscription> subscription_;
};

template <class Stream>
asio::awaitable<void> Session<Stream>::run() {
    const auto self = this->shared_from_this();
    auto next = co_await shake_hands() ? Next::another_request : Next::close;
    for (bool is_first = true; next == Next::another_request; is_first = false) next = co_await serve_one(is_first);
    if (next == Next::events) co_await serve_events();
    if (next == Next::close_gently) co_await close_gently();
    cut();
}

template <class Stream>
asio::awaitable<typename Session<Stream>::Next> Session<Stream>::serve_one(bool is_first) {
    enter(Phase::idle, is_first ? service_.options.request_time : service_.options.idle_time);
    if (service_.is_draining) co_return Next::close;
    if (buffer_.empty()) {
        const bool has_come = co_await read_more(head_piece);
        if (!has_come) co_return Next::close;
    }
    Exchange exchange(service_);
    enter(Phase::reading, service_.options.request_time);
    std::optional<base::Problem> problem;
    bool is_whole = false;
    try {
        is_whole = co_await read_request(exchange);
    } catch (const base::Problem& refused) {
        problem = refused;
    }
    if (is_whole) co_return co_await answer(exchange);
    if (!problem && !has_expired_) co_return Next::close;
    if (!problem) problem.emplace(base::ProblemKind::unavailable, "request.too_slow");
    if (!exchange.parser.has_head()) exchange.destination = nowhere(service_);
    Answer refusal = answer_of(problem_response(*problem, exchange.parser.request().language()));
    co_return co_await send(exchange, std::move(refusal), false);
}

/// False when the client left or its time was over. What is wrong with the request is thrown as a Problem.
template <class Stream>
asio::awaitable<bool> Session<Stream>::read_request(Exchange& exchange) {
    auto& parser = exchange.parser;
    for (;;) {
        buffer_.erase(0, parser.feed(buffer_));
        if (parser.has_head()) break;
        const bool has_come = co_await read_more(head_piece);
        if (!has_come) co_return false;
    }
    exchange.destination = parser.is_known_method() ? destination_of(service_, parser.request()) : nowhere(service_);
    parser.allow_body(exchange.destination.most_bytes);
    if (parser.is_done()) co_return true;
    if (parser.expects_continue() && buffer_.empty()) {
        const bool is_written = co_await write("HTTP/1.1 100 Continue\r\n\r\n", {});
        if (!is_written) co_return false;
        phase_ = Phase::reading;
    }
    co_return co_await read_body(exchange);
}

template <class Stream>
asio::awaitable<bool> Session<Stream>::read_body(Exchange& exchange) {
    auto& parser = exchange.parser;
    const auto& options = service_.options;
    for (;;) {
        buffer_.erase(0, parser.feed(buffer_));
        exchange.held.hold(parser.body_bytes());
        if (parser.is_done()) co_return true;
        // A large file over a slow line may take longer than a request usually does, as long as it comes steadily.
        const auto earned = std::chrono::milliseconds(parser.body_bytes() * 1000 / options.least_bytes_per_second);
        deadline = exchange.began + options.request_time + earned;
        const auto missing = parser.content_length().value_or(body_piece) - parser.body_bytes();
        const bool has_come = co_await read_more(std::min<std::size_t>(body_piece, missing + head_piece));
        if (!has_come) co_return false;
    }
}

template <class Stream>
asio::awaitable<typename Session<Stream>::Next> Session<Stream>::answer(Exchange& exchange) {
    const bool is_known = exchange.parser.is_known_method();
    Request request = exchange.parser.take();
    request.remote = remote_;
    request.secure = is_secure;
    trust_proxy(service_.options, request);
    if (auto at_once = answer_at_once(service_, exchange.destination, request))
        co_return co_await send(exchange, std::move(*at_once), is_known);
    work_without_limit();
    if (exchange.destination.kind == Destination::Kind::events)
        co_return co_await subscribe(exchange, std::move(request));
    Response response = co_await ask_edge(std::move(request));
    Answer answer = answer_of(std::move(response));
    co_return co_await send(exchange, std::move(answer), true);
}

template <class Stream>
asio::awaitable<typename Session<Stream>::Next> Session<Stream>::subscribe(Exchange& exchange, Request request) {
    subscription_.emplace();
    subscription_->after = last_event(request);
    std::optional<Response> refusal = co_await refuse(*exchange.destination.route, request, subscription_->who);
    if (refusal) {
        Answer answer = answer_of(std::move(*refusal));
        co_return co_await send(exchange, std::move(answer), true);
    }
    // A proxy must not gather events before it passes them on.
    Response head{200, "text/event-stream", {}, {{"X-Accel-Buffering", "no"}}, {}};
    Answer answer = answer_of(std::move(head));
    answer.stream = [] { return std::string(); };
    co_await send(exchange, std::move(answer), false);
    co_return socket().is_open() ? Next::events : Next::close;
}

template <class Stream>
asio::awaitable<typename Session<Stream>::Next> Session<Stream>::send(Exchange& exchange, Answer answer,
                                                                      bool may_stay) {
    const bool is_whole = exchange.parser.is_done();
    const bool is_1_0 = exchange.parser.is_http_1_0();
    const bool opens_events = exchange.destination.kind == Destination::Kind::events && answer.stream;
    const bool is_chunked = answer.stream && !is_1_0 && !opens_events;
    const bool stays = may_stay && is_whole && exchange.parser.keeps_alive() && !service_.is_draining &&
                       (!answer.stream || is_chunked);
    std::string head;
    head.reserve(512);
    write_head(head, answer, {lane_.date, exchange.id, stays, is_1_0, is_chunked, is_secure});
    const bool has_body = !exchange.parser.is_head();
    const auto body = has_body && !answer.stream ? answer.bytes() : std::string_view();
    bool is_sent = co_await write(head, body);
    std::uint64_t bytes = body.size();
    if (is_sent && answer.stream && has_body && !opens_events) {
        const auto written = co_await send_pieces(answer, is_chunked);
        is_sent = written.has_value();
        bytes = written.value_or(0);
    }
    const Finished finished{exchange.id, exchange.destination,          exchange.parser.request().method, answer.status,
                            bytes,       Steady::now() - exchange.began};
    tell(service_, lane_, finished);
    if (!is_sent) co_return Next::close;
    if (stays) co_return Next::another_request;
    co_return is_whole ? Next::close : Next::close_gently;
}

template <class Stream>
asio::awaitable<std::optional<std::uint64_t>> Session<Stream>::send_pieces(const Answer& answer, bool is_chunked) {
    std::uint64_t bytes = 0;
    for (;;) {
        work_without_limit();
        const std::optional<std::string> piece = co_await next_piece(answer.stream);
        // A chunked answer that breaks off without its last chunk tells the client that it is not whole.
        if (!piece) co_return std::nullopt;
        if (piece->empty() && !is_chunked) co_return bytes;
        const std::string head = is_chunked ? fmt::format("{:x}\r\n", piece->size()) : std::string();
        const std::string tail = *piece + (is_chunked ? "\r\n" : "");
        const bool is_written = co_await write(head, tail);
        if (!is_written) co_return std::nullopt;
        if (piece->empty()) co_return bytes;
        bytes += piece->size();
    }
}

}  // namespace http

#include "http/session_wire.hpp"
#include "http/session_work.hpp"
