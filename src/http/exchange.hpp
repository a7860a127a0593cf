#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "http/answer.hpp"
#include "http/connection.hpp"
#include "http/edge.hpp"
#include "http/request_parser.hpp"

/// One request and its answer as far as they have nothing to do with sockets: where it goes, what its limits are, how
/// it is counted.
namespace http {

/// Where a request goes, known from its head.
struct Destination {
    enum class Kind { asset, health, metrics, openapi, events, route, nowhere } kind = Kind::nowhere;
    const Route* route = nullptr;
    std::size_t line = 0;        ///< in the metrics
    std::size_t most_bytes = 0;  ///< of its body
    std::string_view pattern;    ///< for the log, never the path itself
};

Destination destination_of(const Service& service, const Request& request);

Destination nowhere(const Service& service);

/// Last-Event-ID, or ?after= for the first stream of a page.
std::optional<std::int64_t> last_event(const Request& request);

Response too_busy(const Request& request);

/// The answers that need neither store nor worker; nothing when the request needs them.
std::optional<Answer> answer_at_once(const Service& service, const Destination& destination, const Request& request);

/// The caller's address and whether TLS protected the way, as a trusted proxy tells them.
void trust_proxy(const ServerOptions& options, Request& request);

/// Keeps a request's body within what all requests together may hold.
class HeldBytes {
public:
    explicit HeldBytes(Service& service) : service_(service) {}
    ~HeldBytes() { service_.body_bytes_held -= held_; }
    HeldBytes(const HeldBytes&) = delete;
    HeldBytes& operator=(const HeldBytes&) = delete;

    /// Problem: request.too_busy.
    void hold(std::size_t bytes);

private:
    Service& service_;
    std::size_t held_ = 0;
};

/// What is said of a finished request: counted, and one line of the log without anything personal.
struct Finished {
    std::string_view request_id;
    const Destination& destination;
    Method method;
    int status;
    std::uint64_t bytes;
    Steady::duration took;
};
void tell(Service& service, Lane& lane, const Finished& finished);

std::string next_request_id(Service& service);

}  // namespace http
