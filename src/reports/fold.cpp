#include "reports/fold.hpp"

namespace reports {
namespace {

/// The areas of the reports to be folded with all above them. Reports are taken province by province, so that one fold
/// computes few provinces anew.
void mark_areas(store::Transaction& tx, std::size_t most) {
    tx.change(R"(
        INSERT INTO report_fold (duty, period_from, area, home, parent, level)
        WITH RECURSIVE climb (duty, period_from, area) AS (
            SELECT w.duty, w.period_from, b.area FROM (
                SELECT duty, period_from, body FROM report WHERE NOT is_folded
                ORDER BY duty, period_from, home, body LIMIT $1) w JOIN body b ON b.id = w.body
            UNION
            SELECT c.duty, c.period_from, a.parent FROM climb c JOIN area a ON a.id = c.area WHERE a.parent IS NOT NULL
        )
        SELECT c.duty, c.period_from, a.id, a.home, a.parent, a.level FROM climb c JOIN area a ON a.id = c.area)",
              {most});
}

/// What is computed anew. One statement for each area: neither engine walks the whole key for a list of keys.
void forget_marked(store::Transaction& tx) {
    for (const auto& row : tx.run("SELECT home, duty, period_from, area FROM report_fold"))
        for (const auto* sql :
             {"DELETE FROM report_total WHERE home = $1 AND duty = $2 AND period_from = $3 AND area = $4",
              "DELETE FROM figure_total WHERE home = $1 AND duty = $2 AND period_from = $3 AND area = $4"})
            tx.change(sql, {row.integer("home"), row.uuid("duty"), row.day("period_from"), row.uuid("area")});
}

// CROSS JOIN keeps the order of the tables on SQLite, which has no counts to see by that the marked areas are few.

/// Who has reported, of an area's own bodies and of what its children say.
void fold_counts(store::Transaction& tx, std::int64_t level) {
    tx.change(R"(
        INSERT INTO report_total (home, duty, period_from, area, parent, expected, reported, on_time, due_at, oldest_at, folded_at)
        SELECT part.home, part.duty, part.period_from, part.area, part.parent, CAST(sum(part.expected) AS BIGINT),
               CAST(sum(part.reported) AS BIGINT), CAST(sum(part.on_time) AS BIGINT), max(part.due_at), min(part.oldest_at), $2
        FROM (
            SELECT w.home, w.duty, w.period_from, w.area, w.parent, count(*) AS expected, count(r.received_at) AS reported,
                   count(*) FILTER (WHERE r.came_at <= r.due_at) AS on_time, max(r.due_at) AS due_at,
                   min(r.received_at) AS oldest_at
            FROM report_fold w CROSS JOIN body b CROSS JOIN report r
            WHERE w.level = $1 AND b.area = w.area
              AND r.home = w.home AND r.duty = w.duty AND r.body = b.id AND r.period_from = w.period_from
            GROUP BY w.home, w.duty, w.period_from, w.area, w.parent
            UNION ALL
            SELECT w.home, w.duty, w.period_from, w.area, w.parent, t.expected, t.reported, t.on_time, t.due_at, t.oldest_at
            FROM report_fold w JOIN report_total t ON t.duty = w.duty AND t.period_from = w.period_from AND t.parent = w.area
            WHERE w.level = $1) part
        GROUP BY part.home, part.duty, part.period_from, part.area, part.parent)",
              {level, tx.now()});
}

/// Says of each marked area of a level what its figures are made of, once all below it are folded: of one report alone
/// that holds nothing else, of the areas below, or of both or several.
void tell_shapes(store::Transaction& tx, std::int64_t level) {
    tx.change(R"(
        UPDATE report_fold SET shape = CASE
            WHEN NOT EXISTS (
                SELECT 1 FROM body b CROSS JOIN report r
                WHERE b.area = report_fold.area AND r.home = report_fold.home AND r.duty = report_fold.duty
                  AND r.body = b.id AND r.period_from = report_fold.period_from) THEN 'below'
            WHEN EXISTS (
                SELECT 1 FROM report_total t
                WHERE t.duty = report_fold.duty AND t.period_from = report_fold.period_from AND t.parent = report_fold.area)
                 OR 1 < (
                SELECT count(*) FROM body b CROSS JOIN report r
                WHERE b.area = report_fold.area AND r.home = report_fold.home AND r.duty = report_fold.duty
                  AND r.body = b.id AND r.period_from = report_fold.period_from)
                 OR EXISTS (
                SELECT 1 FROM body b CROSS JOIN report_duty_overlap o
                WHERE b.area = report_fold.area AND o.duty = report_fold.duty AND o.upper = b.id) THEN 'mixed'
            ELSE 'alone' END
        WHERE level = $1)",
              {level});
}

void fold_lone_figures(store::Transaction& tx, std::int64_t level) {
    tx.change(R"(
        INSERT INTO figure_total (home, duty, period_from, area, parent, indicator, units, low, high, doubles, oldest_at)
        SELECT w.home, w.duty, w.period_from, w.area, w.parent, f.indicator, 1, f.value, f.value, 0,
               coalesce(f.imported_at, r.received_at)
        FROM report_fold w CROSS JOIN body b CROSS JOIN report r CROSS JOIN report_figure f
        WHERE w.level = $1 AND w.shape = 'alone' AND b.area = w.area
          AND r.home = w.home AND r.duty = w.duty AND r.body = b.id AND r.period_from = w.period_from
          AND f.home = r.home AND f.report = r.id AND f.value IS NOT NULL)",
              {level});
}

/// One statement for each area: there are few above others, and the index hands each its figures in order.
void fold_figures_below(store::Transaction& tx, std::int64_t level) {
    for (const auto& row : tx.run("SELECT * FROM report_fold WHERE level = $1 AND shape = 'below'", {level}))
        tx.change(R"(
            INSERT INTO figure_total (home, duty, period_from, area, parent, indicator, units, low, high, doubles, oldest_at)
            SELECT $1, $2, $3, $4, $5, below.indicator, below.units,
                   CASE WHEN i.method = 'distinct' THEN below.most ELSE below.low END, below.high, below.doubles,
                   below.oldest_at
            FROM (SELECT indicator, CAST(sum(units) AS BIGINT) AS units, CAST(sum(low) AS BIGINT) AS low, max(low) AS most,
                         CAST(sum(high) AS BIGINT) AS high, CAST(sum(doubles) AS BIGINT) AS doubles,
                         min(oldest_at) AS oldest_at
                  FROM figure_total WHERE duty = $2 AND period_from = $3 AND parent = $4 GROUP BY indicator) below
            JOIN indicator i ON i.id = below.indicator)",
                  {row.integer("home"), row.uuid("duty"), row.day("period_from"), row.uuid("area"),
                   row.maybe_uuid("parent")});
}

/// Within an area the method of the indicator says what becomes of several figures; separate areas add up. A figure
/// that holds what a body below reports too is left out and counted under doubles.
void fold_mixed_figures(store::Transaction& tx, std::int64_t level) {
    tx.change(R"(
        INSERT INTO figure_total (home, duty, period_from, area, parent, indicator, units, low, high, doubles, oldest_at)
        SELECT part.home, part.duty, part.period_from, part.area, part.parent, part.indicator,
               CAST(sum(part.units) AS BIGINT),
               CAST(CASE WHEN i.method = 'distinct' THEN max(part.low) ELSE sum(part.low) END AS BIGINT),
               CAST(sum(part.high) AS BIGINT), CAST(sum(part.doubles) AS BIGINT), min(part.oldest_at)
        FROM (
            SELECT own.home, own.duty, own.period_from, own.area, own.parent, own.indicator,
                   count(*) FILTER (WHERE NOT own.is_double) AS units,
                   CASE WHEN own.method = 'sum' THEN coalesce(sum(own.value) FILTER (WHERE NOT own.is_double), 0)
                        WHEN own.method = 'latest' THEN coalesce(max(own.value) FILTER (WHERE NOT own.is_double AND own.newest = 1), 0)
                        ELSE coalesce(max(own.value) FILTER (WHERE NOT own.is_double), 0) END AS low,
                   CASE WHEN own.method = 'maximum' THEN coalesce(max(own.value) FILTER (WHERE NOT own.is_double), 0)
                        WHEN own.method = 'latest' THEN coalesce(max(own.value) FILTER (WHERE NOT own.is_double AND own.newest = 1), 0)
                        ELSE coalesce(sum(own.value) FILTER (WHERE NOT own.is_double), 0) END AS high,
                   count(*) FILTER (WHERE own.is_double) AS doubles,
                   min(own.received_at) FILTER (WHERE NOT own.is_double) AS oldest_at
            FROM (
                SELECT f2.*, row_number() OVER (
                           PARTITION BY f2.duty, f2.period_from, f2.area, f2.indicator
                           ORDER BY f2.is_double, f2.received_at DESC, f2.report) AS newest
                FROM (
                    SELECT w.home, w.duty, w.period_from, w.area, w.parent, f.indicator, i.method, f.value,
                           coalesce(f.imported_at, r.received_at) AS received_at, r.id AS report, EXISTS (
                               SELECT 1 FROM report_duty_overlap o CROSS JOIN body lb CROSS JOIN area la CROSS JOIN report lr
                               CROSS JOIN report_figure lf
                               WHERE o.duty = w.duty AND o.upper = r.body AND lb.id = o.lower AND la.id = lb.area
                                 AND lr.home = la.home AND lr.duty = w.duty AND lr.body = o.lower
                                 AND lr.period_from = w.period_from AND lf.home = lr.home AND lf.report = lr.id
                                 AND lf.indicator = f.indicator AND lf.value IS NOT NULL) AS is_double
                    FROM report_fold w CROSS JOIN body b CROSS JOIN report r CROSS JOIN report_figure f
                    CROSS JOIN indicator i
                    WHERE w.level = $1 AND w.shape = 'mixed' AND b.area = w.area
                      AND r.home = w.home AND r.duty = w.duty AND r.body = b.id AND r.period_from = w.period_from
                      AND f.home = r.home AND f.report = r.id AND i.id = f.indicator AND f.value IS NOT NULL) f2) own
            GROUP BY own.home, own.duty, own.period_from, own.area, own.parent, own.indicator, own.method
            UNION ALL
            SELECT w.home, w.duty, w.period_from, w.area, w.parent, t.indicator, t.units, t.low, t.high, t.doubles, t.oldest_at
            FROM report_fold w JOIN figure_total t ON t.duty = w.duty AND t.period_from = w.period_from AND t.parent = w.area
            WHERE w.level = $1 AND w.shape = 'mixed') part
        JOIN indicator i ON i.id = part.indicator
        GROUP BY part.home, part.duty, part.period_from, part.area, part.parent, part.indicator, i.method)",
              {level});
}

}  // namespace

bool has_unfolded(store::Transaction& tx) {
    return !tx.run("SELECT 1 AS found FROM report WHERE NOT is_folded LIMIT 1").empty();
}

std::size_t fold_reports(store::Transaction& tx, std::size_t most) {
    mark_areas(tx, most);
    forget_marked(tx);
    for (const auto& row : tx.run("SELECT DISTINCT level FROM report_fold ORDER BY level DESC")) {
        const auto level = row.integer("level");
        tell_shapes(tx, level);
        fold_counts(tx, level);
        fold_lone_figures(tx, level);
        fold_figures_below(tx, level);
        fold_mixed_figures(tx, level);
    }
    tx.change("DELETE FROM report_fold");
    return static_cast<std::size_t>(tx.change(R"(
        UPDATE report SET is_folded = TRUE WHERE (home, id) IN (
            SELECT home, id FROM report WHERE NOT is_folded ORDER BY duty, period_from, home, body LIMIT $1))",
                                              {most}));
}

void rebuild_totals(store::Transaction& tx) {
    tx.change("DELETE FROM report_total");
    tx.change("DELETE FROM figure_total");
    tx.change("UPDATE report SET is_folded = FALSE");
    while (fold_reports(tx) > 0) continue;
}

}  // namespace reports
