#include <utility>

#include "areas/area.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "reports/rollup.hpp"
#include "store/values.hpp"

namespace reports {
namespace {

ReportState state_of(const store::Row& row, base::Instant now) {
    if (row.maybe_instant("received_at")) return ReportState::reported;
    return row.instant("due_at") < now ? ReportState::late : ReportState::waiting;
}

UnitFigure unit_of(const store::Row& row, base::Instant now) {
    const auto came = row.maybe_instant("came_at");
    return {.report = row.id<ReportTag>("id"),
            .body = {row.uuid("body"), row.text("name")},
            .state = state_of(row, now),
            .came_late = came && *came > row.instant("due_at"),
            .is_double = row.boolean("is_double"),
            .value = row.maybe_integer("value"),
            .at = row.maybe_instant("received_at")};
}

/// A group has no area of its own that would bound its units.
std::string path_of(store::Transaction& tx, const RollUpQuery& query, const Branch& whole) {
    const auto area = query.group ? std::nullopt : areas::find(tx, areas::AreaId{query.area.value_or(whole.id)});
    return area ? area->path : std::string(areas::country_path);
}

/// Of report r in area a, of duty $1 and group $8: the members of a cluster that owe the report, who stands below a
/// member that owes none, and those in the provinces of a regional office.
const std::string is_of_group = R"(
    (EXISTS (SELECT 1 FROM body_member m WHERE m.body = $8 AND m.member = r.body)
     OR EXISTS (SELECT 1 FROM body_member m JOIN body mb ON mb.id = m.member JOIN area ma ON ma.id = mb.area
                WHERE m.body = $8 AND a.path >= ma.path AND a.path < ma.path || '~'
                  AND NOT EXISTS (SELECT 1 FROM report_duty_body db WHERE db.duty = $1 AND db.body = m.member))
     OR EXISTS (SELECT 1 FROM body_scope s JOIN area sa ON sa.id = s.area
                WHERE s.body = $8 AND a.path >= sa.path AND a.path < sa.path || '~')))";

/// Of report r of period $2 to $13: its member is in charge of the part $11 (member.hpp), which is an area, or else
/// what the charge of that id says; $12 names the kind of part, or none.
const std::string is_of_part = R"(
    r.person IN (SELECT c.person FROM charge c LEFT JOIN charge named ON named.id = $11
                 WHERE c.body = r.body AND c.valid_from <= $13 AND (c.valid_until IS NULL OR c.valid_until >= $2)
                   AND (c.area = $11 OR (c.field = named.field AND $12 <> 'object')
                        OR (c.object = named.object AND $12 <> 'field'))))";

/// Every report of duty $1 and period $2 below path $4 with its figure of indicator $3.
const std::string unit_rows = R"(
    WITH unit AS (
        SELECT r.id, coalesce(m.id, r.body) AS body, r.due_at, r.received_at, r.came_at, coalesce(m.name, b.name) AS name,
               coalesce(m.name_key, b.name_key) AS name_key, f.value,
               CASE WHEN r.received_at IS NULL THEN 0 ELSE 1 END AS rank, EXISTS (
                   SELECT 1 FROM report_duty_overlap o CROSS JOIN body lb CROSS JOIN area la CROSS JOIN report lr
                   CROSS JOIN report_figure lf
                   WHERE o.duty = $1 AND o.upper = r.body AND lb.id = o.lower AND la.id = lb.area AND lr.home = la.home
                     AND lr.duty = $1 AND lr.body = o.lower AND lr.period_from = $2 AND lf.home = lr.home
                     AND lf.report = lr.id AND lf.indicator = $3 AND lf.value IS NOT NULL AND f.value IS NOT NULL) AS is_double
        FROM report r JOIN body b ON b.id = r.body JOIN area a ON a.id = b.area LEFT JOIN person m ON m.id = r.person
        LEFT JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.indicator = $3
        WHERE r.duty = $1 AND r.period_from = $2 AND a.path >= $4 AND a.path < $4 || '~' AND ($9 OR )" +
                              is_of_group + R"()
          AND ($10 OR r.body IN (SELECT sb.body FROM report_subject_body sb WHERE sb.subject = $11) OR )" +
                              is_of_part + R"())
    SELECT * FROM unit
    WHERE $5 OR (rank, name_key, id) > (SELECT last.rank, last.name_key, last.id FROM unit last WHERE last.id = $6)
    ORDER BY rank, name_key, id LIMIT $7)";

}  // namespace

UnitPage units_behind(store::Transaction& tx, const base::Who& who, const UnitQuery& query) {
    // Asking for the roll-up asks whether this person may, too.
    const auto roll = roll_up(tx, who, query.of);
    if (query.indicator) get_indicator(tx, *query.indicator);
    const auto after = base::parse_uuid(query.after);
    UnitPage page;
    for (const auto& row :
         tx.run(unit_rows, {query.of.duty, roll.period.from, query.indicator.value_or(IndicatorId{}),
                            path_of(tx, query.of, roll.whole), !after.has_value(), after.value_or(base::Uuid{}),
                            query.limit, query.of.group, !query.of.group.has_value(), !query.subject.has_value(),
                            query.subject.value_or(SubjectId{}),
                            query.of.by ? std::string(base::name_of(*query.of.by)) : std::string(), roll.period.until}))
        page.items.push_back(unit_of(row, tx.now()));
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().report);
    return page;
}

}  // namespace reports
