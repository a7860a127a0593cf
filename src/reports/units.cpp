#include <algorithm>

#include "areas/area.hpp"
#include "base/problem.hpp"
#include "reports/rollup.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

ReportState state_of(const store::Row& row, base::Instant now) {
    if (row.maybe_instant("received_at")) return ReportState::reported;
    return row.instant("due_at") < now ? ReportState::late : ReportState::waiting;
}

std::string path_of(store::Transaction& tx, const RollUpQuery& query, const Branch& whole) {
    const auto area = areas::find(tx, areas::AreaId{query.area.value_or(whole.id)});
    return area ? area->path : std::string(areas::country_path);
}

}  // namespace

UnitPage units_behind(store::Transaction& tx, const base::Who& who, const UnitQuery& query) {
    // Asking for the roll-up asks whether this person may, too.
    const auto [period, whole] = [&] {
        auto found = roll_up(tx, who, query.of);
        return std::pair(found.period, std::move(found.whole));
    }();
    if (query.indicator) get_indicator(tx, *query.indicator);
    const auto after = base::parse_uuid(query.after);
    const auto rows =
        tx.run(R"(
        WITH unit AS (
            SELECT r.id, r.home, r.body, r.due_at, r.received_at, r.came_at, b.name, b.name_key,
                   CASE WHEN r.received_at IS NULL THEN 0 ELSE 1 END AS rank, f.value, EXISTS (
                       SELECT 1 FROM report_duty_overlap o JOIN body lb ON lb.id = o.lower JOIN area la ON la.id = lb.area
                       JOIN report lr ON lr.home = la.home AND lr.duty = $1 AND lr.body = o.lower AND lr.period_from = $2
                       JOIN report_figure lf ON lf.home = lr.home AND lf.report = lr.id AND lf.indicator = $3
                       WHERE o.duty = $1 AND o.upper = r.body AND lf.value IS NOT NULL AND f.value IS NOT NULL) AS is_double
            FROM report r JOIN body b ON b.id = r.body JOIN area a ON a.id = b.area
            LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.indicator = $3
            WHERE r.duty = $1 AND r.period_from = $2 AND a.path >= $4 AND a.path < $4 || '~')
        SELECT * FROM unit WHERE $5 OR (rank, name_key, id) > (SELECT last.rank, last.name_key, last.id FROM unit last WHERE last.id = $6)
        ORDER BY rank, name_key, id LIMIT $7)",
               {query.of.duty, period.from, query.indicator.value_or(IndicatorId{}), path_of(tx, query.of, whole),
                !after.has_value(), after.value_or(base::Uuid{}), query.limit});
    UnitPage page;
    for (const auto& row : rows) {
        const auto came = row.maybe_instant("came_at");
        page.items.push_back({.report = row.id<ReportTag>("id"),
                              .body = {row.uuid("body"), row.text("name")},
                              .state = state_of(row, tx.now()),
                              .came_late = came && *came > row.instant("due_at"),
                              .is_double = row.boolean("is_double"),
                              .value = row.maybe_integer("value"),
                              .at = row.maybe_instant("received_at")});
    }
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().report);
    return page;
}

}  // namespace reports
