#pragma once

#include <chrono>
#include <string>
#include <string_view>

/// A client that sends exactly what a test says, byte by byte, and never waits longer than five seconds.
class RawClient {
public:
    explicit RawClient(int port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    void send(std::string_view bytes);
    /// Reads one whole response (by Content-Length or chunks) and keeps what came behind it.
    std::string response();
    /// Reads until the text came; everything read so far.
    std::string until(std::string_view text);
    /// Reads until the server closes; everything it sent.
    std::string all();
    /// Closes so that the server sees a reset rather than an end.
    void vanish();

private:
    /// False when the server closed.
    bool read_some();

    int socket_ = -1;
    std::string received_;
};

/// "200" of "HTTP/1.1 200 OK…".
std::string status_of(std::string_view response);
std::string body_of(std::string_view response);
/// The value of a header line, "" when it is not there.
std::string header_of(std::string_view response, std::string_view name);
