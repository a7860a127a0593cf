#pragma once

#include <string>

namespace zones {

/// Problem: zone.polygon_unreadable, unless this is a GeoJSON Polygon (RFC 7946) whose first ring is closed and lies on
/// the earth.
void require_polygon(const std::string& geojson);

}  // namespace zones
