#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace http {

/// A number read at the moment somebody asks, such as the length of the store's queue.
struct Gauge {
    std::string name;
    std::string help;
    std::function<double()> read;
};

/// Requests counted by route and class of status, and how long they took, in the text format of Prometheus.
class Metrics {
public:
    struct Line {
        std::string method;
        std::string route;
    };
    explicit Metrics(std::vector<Line> lines);

    /// `line` is the place in the list handed to the constructor.
    void record(std::size_t line, int status, std::chrono::nanoseconds took);
    std::string text(const std::vector<Gauge>& gauges) const;

    std::atomic<std::int64_t> in_flight{0};
    std::atomic<std::int64_t> connections{0};
    std::atomic<std::int64_t> event_streams{0};
    std::atomic<std::int64_t> refused_connections{0};

private:
    static constexpr std::array<double, 9> bounds = {0.001, 0.0025, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5};

    struct Counts {
        std::array<std::atomic<std::uint64_t>, 6> by_class{};  ///< [2] is 2xx
        std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};
        std::atomic<std::uint64_t> microseconds{0};
    };

    std::vector<Line> lines_;
    std::vector<Counts> counts_;
};

}  // namespace http
