#include "zones/polygon.hpp"

#include <algorithm>

#include <boost/json.hpp>

#include "base/problem.hpp"

namespace zones {
namespace {

namespace bj = boost::json;

constexpr std::size_t fewest_points = 4;  ///< RFC 7946, 3.1.6: the first and the last are the same
constexpr std::size_t most_points = 2'000;

bool is_point(const bj::value& point) {
    if (!point.is_array() || point.get_array().size() < 2) return false;
    const auto lies_within = [](const bj::value& number, double most) {
        bj::error_code error;
        const auto value = number.to_number<double>(error);
        return !error && value >= -most && value <= most;
    };
    return lies_within(point.get_array()[0], 180) && lies_within(point.get_array()[1], 90);
}

bool is_ring(const bj::value& ring) {
    if (!ring.is_array()) return false;
    const auto& points = ring.get_array();
    return points.size() >= fewest_points && points.size() <= most_points &&
           std::all_of(points.begin(), points.end(), is_point) && points.front() == points.back();
}

bool is_polygon(const std::string& geojson) {
    bj::error_code error;
    const auto value = bj::parse(geojson, error);
    if (error || !value.is_object()) return false;
    const auto* type = value.get_object().if_contains("type");
    const auto* rings = value.get_object().if_contains("coordinates");
    return type && *type == "Polygon" && rings && rings->is_array() && !rings->get_array().empty() &&
           std::all_of(rings->get_array().begin(), rings->get_array().end(), is_ring);
}

}  // namespace

void require_polygon(const std::string& geojson) {
    if (!is_polygon(geojson)) throw base::Problem(base::ProblemKind::invalid, "zone.polygon_unreadable");
}

}  // namespace zones
