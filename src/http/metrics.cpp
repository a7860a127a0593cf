#include "http/metrics.hpp"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace http {
namespace {

using Out = std::back_insert_iterator<std::string>;

void write_gauge(Out out, std::string_view name, std::string_view help, double value) {
    fmt::format_to(out, "# HELP {} {}\n# TYPE {} gauge\n{} {}\n", name, help, name, name, value);
}

std::string labels_of(const Metrics::Line& line) {
    return fmt::format("method=\"{}\",route=\"{}\"", line.method, line.route);
}

}  // namespace

Metrics::Metrics(std::vector<Line> lines) : lines_(std::move(lines)), counts_(lines_.size()) {}

void Metrics::record(std::size_t line, int status, std::chrono::nanoseconds took) {
    auto& counts = counts_[line];
    counts.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, std::memory_order_relaxed);
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    counts.by_time[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    counts.microseconds.fetch_add(static_cast<std::uint64_t>(took.count() / 1000), std::memory_order_relaxed);
}

std::string Metrics::text(const std::vector<Gauge>& gauges) const {
    std::string text;
    const Out out(text);
    fmt::format_to(out, "# HELP lalanh_requests_total Requests answered.\n# TYPE lalanh_requests_total counter\n");
    for (std::size_t i = 0; i < lines_.size(); ++i)
        for (std::size_t c = 1; c < 6; ++c)
            if (const auto count = counts_[i].by_class[c].load(std::memory_order_relaxed))
                fmt::format_to(out, "lalanh_requests_total{{{},status=\"{}xx\"}} {}\n", labels_of(lines_[i]), c, count);
    fmt::format_to(out,
                   "# HELP lalanh_request_seconds Time from the first byte of a request to the last of its answer.\n"
                   "# TYPE lalanh_request_seconds histogram\n");
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        std::uint64_t sum = 0;
        for (const auto& bucket : counts_[i].by_time) sum += bucket.load(std::memory_order_relaxed);
        if (sum == 0) continue;
        const auto labels = labels_of(lines_[i]);
        std::uint64_t up_to = 0;
        for (std::size_t b = 0; b < bounds.size(); ++b) {
            up_to += counts_[i].by_time[b].load(std::memory_order_relaxed);
            fmt::format_to(out, "lalanh_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bounds[b], up_to);
        }
        fmt::format_to(out,
                       "lalanh_request_seconds_bucket{{{0},le=\"+Inf\"}} {1}\nlalanh_request_seconds_sum{{{0}}} {2}\n"
                       "lalanh_request_seconds_count{{{0}}} {1}\n",
                       labels, sum, static_cast<double>(counts_[i].microseconds.load(std::memory_order_relaxed)) / 1e6);
    }
    write_gauge(out, "lalanh_requests_in_flight", "Requests being answered.", static_cast<double>(in_flight.load()));
    write_gauge(out, "lalanh_connections", "Open connections.", static_cast<double>(connections.load()));
    write_gauge(out, "lalanh_event_streams", "Open streams of server-sent events.",
                static_cast<double>(event_streams.load()));
    write_gauge(out, "lalanh_refused_connections", "Connections closed at once because too many were open.",
                static_cast<double>(refused_connections.load()));
    for (const auto& gauge : gauges) write_gauge(out, gauge.name, gauge.help, gauge.read());
    return text;
}

}  // namespace http
