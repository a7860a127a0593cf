#include "http/exchange.hpp"

#include <algorithm>
#include <charconv>
#include <random>

#include <fmt/format.h>

#include "base/problem.hpp"
#include "base/time.hpp"

namespace http {
namespace {

constexpr std::size_t log_threshold = 16 * 1024;
/// What may be sent to a path that is no route, before it is told so.
constexpr std::size_t most_bytes_nowhere = 64 * 1024;

std::size_t extra_line(const Service& service, Extra extra) {
    return service.site.router.routes().size() + static_cast<std::size_t>(extra);
}

}  // namespace

Destination destination_of(const Service& service, const Request& request) {
    using Kind = Destination::Kind;
    const auto extra = [&](Kind kind, Extra line, std::string_view pattern) {
        return Destination{kind, nullptr, extra_line(service, line), most_bytes_nowhere, pattern};
    };
    if (request.method == Method::get) {
        if (request.path == "/healthz") return extra(Kind::health, Extra::health, "/healthz");
        if (request.path == "/metrics") return extra(Kind::metrics, Extra::metrics, "/metrics");
        if (request.path == "/openapi.json") return extra(Kind::openapi, Extra::openapi, "/openapi.json");
    }
    if (const auto* route = service.site.router.match(request.method, request.path).route) {
        const auto kind = route->is_event_stream ? Kind::events : Kind::route;
        return {kind, route, route->number, route->most_bytes, route->pattern};
    }
    if (request.path.starts_with("/api/") || request.method != Method::get) return nowhere(service);
    return extra(Kind::asset, Extra::asset, "asset");
}

Destination nowhere(const Service& service) {
    return {Destination::Kind::nowhere, nullptr, extra_line(service, Extra::unmatched), most_bytes_nowhere,
            "unmatched"};
}

std::optional<std::int64_t> last_event(const Request& request) {
    auto given = request.header("last-event-id");
    if (!given) given = request.query_value("after");
    std::int64_t seq = 0;
    if (!given || std::from_chars(given->data(), given->data() + given->size(), seq).ec != std::errc() || seq < 0)
        return std::nullopt;
    return seq;
}

Response too_busy(const Request& request) {
    return problem_response(base::Problem(base::ProblemKind::unavailable, "request.too_busy"), request.language());
}

std::optional<Answer> answer_at_once(const Service& service, const Destination& destination, const Request& request) {
    using Kind = Destination::Kind;
    switch (destination.kind) {
        case Kind::health:
            return answer_of({200, "text/plain; charset=utf-8", "ok\n", {}, {}});
        case Kind::metrics: {
            auto gauges = service.options.gauges;
            gauges.push_back({"lalanh_workers_waiting", "Requests that wait for a worker.",
                              [&] { return static_cast<double>(service.workers.waiting()); }});
            return answer_of({200, "text/plain; version=0.0.4; charset=utf-8", service.metrics.text(gauges), {}, {}});
        }
        case Kind::openapi: {
            auto answer = answer_of({200, "application/json", {}, {}, {}});
            answer.lasting_body = service.openapi;
            return answer;
        }
        case Kind::asset:
            if (auto found = service.assets.find(request)) return found;
            break;
        case Kind::events:
        case Kind::route:
            return std::nullopt;
        case Kind::nowhere:
            break;
    }
    return answer_of(not_here(service.site.router, request));
}

void trust_proxy(const ServerOptions& options, Request& request) {
    const auto& trusted = options.trusted_proxies;
    if (std::find(trusted.begin(), trusted.end(), request.remote) == trusted.end()) return;
    if (const auto chain = request.header("x-forwarded-for")) {
        // The proxy appends whom it saw; what stands before that was written by the client and may be invented.
        auto last = chain->substr(chain->rfind(',') + 1);
        while (last.starts_with(' ')) last.remove_prefix(1);
        if (!last.empty()) request.remote = last;
    }
    if (request.header("x-forwarded-proto") == "https") request.secure = true;
}

void HeldBytes::hold(std::size_t bytes) {
    if (bytes <= held_) return;
    const auto more = bytes - held_;
    held_ = bytes;
    if (service_.body_bytes_held.fetch_add(more) + more > service_.options.most_body_bytes_held)
        throw base::Problem(base::ProblemKind::unavailable, "request.too_busy", "too many bodies held");
}

void tell(Service& service, Lane& lane, const Finished& finished) {
    service.metrics.record(finished.destination.line, finished.status, finished.took);
    fmt::format_to(
        std::back_inserter(lane.log),
        "{{\"time\":\"{}\",\"event\":\"request\",\"request\":\"{}\",\"method\":\"{}\",\"route\":\"{}\",\"status\":{},"
        "\"ms\":{:.3f},\"bytes\":{}}}\n",
        base::to_string(base::system_now()), finished.request_id, to_string(finished.method),
        finished.destination.pattern, finished.status, std::chrono::duration<double, std::milli>(finished.took).count(),
        finished.bytes);
    service.write_log(lane, log_threshold);
}

std::string next_request_id(Service& service) {
    // Starts anywhere, so that the ids of two runs do not meet in one log.
    static const std::uint64_t start = (std::uint64_t{std::random_device{}()} << 32) | std::random_device{}();
    return fmt::format("{:016x}", start + ++service.last_request);
}

}  // namespace http
