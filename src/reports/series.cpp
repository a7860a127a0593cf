#include "reports/series.hpp"

#include <algorithm>

#include "reports/map_figures.hpp"

namespace reports {
namespace {

/// From the kept totals of one area, the newest period first.
std::vector<SeriesPoint> kept_points(store::Transaction& tx, const SeriesQuery& query, const areas::AreaId& area) {
    std::vector<SeriesPoint> points;
    for (const auto& row : tx.run(R"(
             SELECT t.period_from, t.expected, f.units, f.low, f.high,
                    (SELECT max(r.period_until) FROM report r WHERE r.duty = $1 AND r.period_from = t.period_from) AS period_until
             FROM area a JOIN report_total t ON t.home = a.home AND t.duty = $1 AND t.area = a.id
             LEFT JOIN figure_total f ON f.home = t.home AND f.duty = t.duty AND f.period_from = t.period_from
                 AND f.area = t.area AND f.indicator = $3 AND f.units > 0
             WHERE a.id = $2 ORDER BY t.period_from DESC LIMIT $4)",
                                  {query.duty, area, query.indicator, query.limit}))
        points.push_back({.period = {row.day("period_from"), row.day("period_until")},
                          .expected = row.integer("expected"),
                          .units = row.maybe_integer("units").value_or(0),
                          .low = row.maybe_integer("low"),
                          .high = row.maybe_integer("high"),
                          .split = 0});
    return points;
}

/// The same figure where the area of the asked map stands; a gap stays a gap.
void put_on_map(store::Transaction& tx, const base::Who& who, const SeriesQuery& query, SeriesPoint& point) {
    if (!point.high) return;
    const auto part = on_map(tx, who, {query.duty, point.period.from, query.indicator, *query.on, query.area}).whole;
    point.low = part.low;
    point.high = part.high;
    point.split = part.split;
}

}  // namespace

Series series(store::Transaction& tx, const base::Who& who, const SeriesQuery& query) {
    // Asking for the roll-up asks whether this person may, too.
    const auto area = query.area && !query.on ? std::optional(query.area->uuid) : std::nullopt;
    roll_up(tx, who, {query.duty, std::nullopt, area, std::nullopt, std::nullopt});
    Series found{.indicator = get_indicator(tx, query.indicator), .points = {}};
    found.points = kept_points(tx, query, area ? areas::AreaId{*area} : areas::country(tx).id);
    if (query.on)
        for (auto& point : found.points) put_on_map(tx, who, query, point);
    std::ranges::reverse(found.points);
    return found;
}

}  // namespace reports
