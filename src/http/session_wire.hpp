#pragma once

#include "http/session_body.hpp"

/// The part of the session template that touches the socket.
namespace http {

template <class Stream>
asio::awaitable<bool> Session<Stream>::shake_hands() {
    if constexpr (is_secure) {
        enter(Phase::writing, service_.options.request_time);
        auto [error] = co_await stream_.async_handshake(asio::ssl::stream_base::server, told);
        co_return !error;
    }
    co_return true;
}

/// Appends what has come to the buffer; false at the end, on a fault, or when the time is over.
template <class Stream>
asio::awaitable<bool> Session<Stream>::read_more(std::size_t most) {
    const auto before = buffer_.size();
    buffer_.resize(before + most);
    auto [error, count] = co_await stream_.async_read_some(asio::buffer(buffer_.data() + before, most), told);
    buffer_.resize(before + count);
    co_return !error;
}

/// Each piece of a long body gets its own time, so that a slow line may take it and a stopped one is cut.
template <class Stream>
asio::awaitable<bool> Session<Stream>::write(std::string_view head, std::string_view body) {
    do {
        enter(Phase::writing, service_.options.write_time);
        const auto piece = body.substr(0, body_piece);
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(head), asio::buffer(piece)};
        auto [error, count] = co_await asio::async_write(stream_, buffers, told);
        if (error) co_return false;
        head = {};
        body.remove_prefix(piece.size());
    } while (!body.empty());
    co_return true;
}

/// Lets a client that still sends read our answer: closing at once would make its system throw the answer away.
template <class Stream>
asio::awaitable<void> Session<Stream>::close_gently() {
    enter(Phase::writing, std::min<std::chrono::milliseconds>(service_.options.request_time, 1s));
    if constexpr (is_secure) {
        co_await stream_.async_shutdown(told);
    } else {
        boost::system::error_code error;
        socket().shutdown(tcp::socket::shutdown_send, error);
        for (std::size_t pieces = 0; pieces < 64; ++pieces) {
            buffer_.clear();
            const bool has_come = co_await read_more(head_piece);
            if (!has_come) co_return;
        }
    }
}

template <class Stream>
void Session<Stream>::take_events(const std::string& text) {
    events_ += text;
    // A client that does not read is let go; it comes back with Last-Event-ID and misses nothing.
    if (events_.size() > most_events_waiting) return cut();
    events_changed_.cancel();
}

template <class Stream>
void Session<Stream>::watch_for_hang_up() {
    socket().async_wait(tcp::socket::wait_read,
                        [weak = this->weak_from_this()](const boost::system::error_code& error) {
                            if (const auto self = weak.lock(); self && !error) self->cut();
                        });
}

template <class Stream>
asio::awaitable<void> Session<Stream>::serve_events() {
    phase_ = Phase::events;
    buffer_ = {};
    const auto& options = service_.options;
    ++service_.metrics.event_streams;
    const Events::Sink sink = [weak = this->weak_from_this(), &loop = lane_.loop](const std::string& text) {
        asio::post(loop, [weak, text] {
            if (const auto self = weak.lock()) self->take_events(text);
        });
    };
    const auto number = service_.events.open(std::move(subscription_->who), subscription_->after, sink);
    subscription_.reset();
    watch_for_hang_up();
    const auto end = Steady::now() + options.stream_time;
    while (socket().is_open() && !service_.is_draining && Steady::now() < end) {
        if (events_.empty()) {
            deadline = Steady::time_point::max();
            events_changed_.expires_after(std::min<Steady::duration>(options.heartbeat, end - Steady::now()));
            co_await events_changed_.async_wait(told);
        }
        if (!socket().is_open()) break;
        const std::string text = events_.empty() ? ":\n\n" : std::move(events_);
        events_ = {};
        const bool is_written = co_await write(text, {});
        phase_ = Phase::events;
        if (!is_written) break;
    }
    service_.events.close(number);
    --service_.metrics.event_streams;
}

}  // namespace http
