#pragma once

#include <optional>
#include <vector>

#include "areas/area.hpp"
#include "reports/rollup.hpp"

/// One indicator over the periods of a duty. A period in which nobody said a number is a gap; zero is zero.
namespace reports {

struct SeriesPoint {
    Period period;
    std::int64_t expected = 0;  ///< who owes the report, and
    std::int64_t units = 0;     ///< how many of them said this number
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    std::int64_t split = 0;  ///< of `high`, on the map of another day (map_figures.hpp)
};
BOOST_DESCRIBE_STRUCT(SeriesPoint, (), (period, expected, units, low, high, split))

struct Series {
    Indicator indicator;
    std::vector<SeriesPoint> points;  ///< the oldest first
};
BOOST_DESCRIBE_STRUCT(Series, (), (indicator, points))

struct SeriesQuery {
    DutyId duty;
    IndicatorId indicator;
    std::optional<areas::AreaId> area;  ///< all of it when left out
    std::optional<base::Day> on;        ///< the old periods too on the map of this day, for whoever follows the duty
    std::size_t limit = 24;             ///< the newest periods
};

/// Problems as of roll_up, and indicator.not_found.
Series series(store::Transaction& tx, const base::Who& who, const SeriesQuery& query);

}  // namespace reports
