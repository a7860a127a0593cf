#pragma once

#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "reports/rollup.hpp"

/// Reports stay with the map of their time. Put on the map of another day, the same figures add up to
/// the same total, and what was split because nothing better is known is said to be so.
namespace reports {

/// A part of the new map. Of `high`, `split` came from areas that went into several, or whose end nobody explained.
struct MapPart {
    base::Uuid id;
    std::string name;
    bool has_parts = false;  ///< areas below it that hold figures
    std::int64_t low = 0;    ///< low and high as of Total
    std::int64_t high = 0;
    std::int64_t split = 0;
};
BOOST_DESCRIBE_STRUCT(MapPart, (), (id, name, has_parts, low, high, split))

struct MapFigures {
    Period period;
    base::Day on;
    Indicator indicator;
    MapPart whole;
    std::vector<MapPart> parts;  ///< directly below, by name
};
BOOST_DESCRIBE_STRUCT(MapFigures, (), (period, on, indicator, whole, parts))

struct MapQuery {
    DutyId duty;
    std::optional<base::Day> from;  ///< the period's first day; the newest when left out
    IndicatorId indicator;
    base::Day on;                       ///< whose map
    std::optional<areas::AreaId> area;  ///< of that map; the lowest that holds all figures when left out
};

/// Whoever follows the duty. Problems: duty.not_found, duty.no_such_period, indicator.not_found, area.not_found.
MapFigures on_map(store::Transaction& tx, const base::Who& who, const MapQuery& query);

}  // namespace reports
