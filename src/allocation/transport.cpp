#include "allocation/transport.hpp"

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace allocation {
namespace {

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, std::int64_t, std::int64_t>;

/// Places send what they want through ways and points to one end, or straight to it, unserved.
class Network {
public:
    explicit Network(const Transport& transport)
        : transport_(transport), cost_(graph_), most_(graph_), supply_(graph_, 0), end_(graph_.addNode()) {
        const auto places = transport.wanted.size();
        const auto points = transport.stocked.size();
        graph_.reserveNode(static_cast<int>(places + points + 1));
        graph_.reserveArc(static_cast<int>(transport.ways.size() + places + points));
        for (std::size_t place = 0; place < places; ++place) places_.push_back(graph_.addNode());
        for (std::size_t point = 0; point < points; ++point) points_.push_back(graph_.addNode());
        for (const auto& way : transport.ways)
            join(places_[way.from], points_[way.point], way.cost,
                 std::min(transport.wanted[way.from], transport.stocked[way.point]));
        for (std::size_t place = 0; place < places; ++place) {
            join(places_[place], end_, transport.unserved[place], transport.wanted[place]);
            supply_[places_[place]] = transport.wanted[place];
        }
        for (std::size_t point = 0; point < points; ++point) join(points_[point], end_, 0, transport.stocked[point]);
        supply_[end_] = -std::accumulate(transport.wanted.begin(), transport.wanted.end(), std::int64_t{0});
    }

    Plan solve() {
        Simplex simplex(graph_);
        simplex.upperMap(most_).costMap(cost_).supplyMap(supply_);
        if (simplex.run() != Simplex::OPTIMAL) throw std::logic_error("what is unserved always fits");
        Plan plan;
        for (std::size_t way = 0; way < transport_.ways.size(); ++way)
            plan.carried.push_back(simplex.flow(Graph::arcFromId(static_cast<int>(way))));
        for (const auto& point : points_)
            plan.prices.push_back(std::max<std::int64_t>(0, simplex.potential(end_) - simplex.potential(point)));
        return plan;
    }

private:
    void join(Graph::Node from, Graph::Node to, std::int64_t cost, std::int64_t most) {
        const auto arc = graph_.addArc(from, to);
        cost_[arc] = cost;
        most_[arc] = most;
    }

    const Transport& transport_;
    Graph graph_;
    Graph::ArcMap<std::int64_t> cost_, most_;
    Graph::NodeMap<std::int64_t> supply_;
    Graph::Node end_;
    std::vector<Graph::Node> places_, points_;
};

}  // namespace

Plan cheapest(const Transport& transport) {
    return Network(transport).solve();
}

}  // namespace allocation
