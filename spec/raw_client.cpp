#include "raw_client.hpp"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>
#include <utility>

namespace {
/// Only a server that hangs is waited for so long; a busy machine is not.
constexpr int longest_wait_ms = 60'000;
}  // namespace

RawClient::RawClient(int port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
}

RawClient::~RawClient() {
    if (socket_ >= 0) close(socket_);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), received_(std::move(other.received_)) {}

void RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return;  // the server closed; the test sees it when it reads
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
}

bool RawClient::read_some() {
    pollfd waiting{socket_, POLLIN, 0};
    if (poll(&waiting, 1, longest_wait_ms) != 1) throw std::runtime_error("the server is silent; so far: " + received_);
    std::array<char, 16384> piece{};
    const auto count = recv(socket_, piece.data(), piece.size(), 0);
    if (count <= 0) return false;
    received_.append(piece.data(), static_cast<std::size_t>(count));
    return true;
}

std::string RawClient::until(std::string_view text) {
    while (received_.find(text) == std::string::npos)
        if (!read_some()) throw std::runtime_error("the server closed; so far: " + received_);
    return received_;
}

std::string RawClient::response() {
    until("\r\n\r\n");
    const auto head = received_.find("\r\n\r\n") + 4;
    std::size_t end = head;
    if (const auto length = header_of(received_, "Content-Length"); !length.empty()) {
        end = head + std::stoul(length);
        while (received_.size() < end)
            if (!read_some()) throw std::runtime_error("the server closed within a body; so far: " + received_);
    } else if (header_of(received_, "Transfer-Encoding") == "chunked") {
        until("\r\n0\r\n\r\n");
        end = received_.find("\r\n0\r\n\r\n") + 7;
    }
    auto whole = received_.substr(0, end);
    received_.erase(0, end);
    return whole;
}

std::string RawClient::all() {
    while (read_some()) {
    }
    return std::exchange(received_, {});
}

void RawClient::vanish() {
    const linger at_once{1, 0};
    setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close(std::exchange(socket_, -1));
}

std::string status_of(std::string_view response) {
    return std::string(response.substr(9, 3));
}

std::string body_of(std::string_view response) {
    const auto end = response.find("\r\n\r\n");
    return end == std::string_view::npos ? std::string() : std::string(response.substr(end + 4));
}

std::string header_of(std::string_view response, std::string_view name) {
    const auto head = response.substr(0, response.find("\r\n\r\n"));
    const auto line = "\r\n" + std::string(name) + ": ";
    const auto at = head.find(line);
    if (at == std::string_view::npos) return {};
    const auto value = head.substr(at + line.size());
    return std::string(value.substr(0, value.find("\r\n")));
}
