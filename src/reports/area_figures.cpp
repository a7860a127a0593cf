#include "reports/area_figures.hpp"

#include <algorithm>
#include <map>

#include "base/named.hpp"

namespace reports {
namespace {

const std::string rows_by_area = R"(
    SELECT r.body, b.area, a.path, f.indicator, f.value, i.method, coalesce(f.imported_at, r.received_at) AS at
    FROM report_item_kind k JOIN report_duty d ON d.item = k.item
    JOIN report r ON r.duty = d.id AND r.period_from = $2 AND r.period_until = $3
    JOIN body b ON b.id = r.body JOIN area a ON a.id = b.area
    JOIN report_figure f ON f.home = r.home AND f.report = r.id AND f.value IS NOT NULL
    JOIN indicator i ON i.id = f.indicator
    WHERE k.kind = $1 AND a.path >= $4 AND a.path < $4 || '~' AND NOT EXISTS (
        SELECT 1 FROM report_duty_overlap o JOIN body lb ON lb.id = o.lower JOIN area la ON la.id = lb.area
        JOIN report lr ON lr.home = la.home AND lr.duty = o.duty AND lr.body = o.lower AND lr.period_from = $2
        JOIN report_figure lf ON lf.home = lr.home AND lf.report = lr.id AND lf.indicator = f.indicator
        WHERE o.duty = r.duty AND o.upper = r.body AND lf.value IS NOT NULL)
    ORDER BY a.path, a.id, f.indicator, r.body, at DESC)";

/// The figures of several bodies of one area; they come body by body.
void add(AreaFigure& whole, const AreaFigure& other, Method method) {
    switch (method) {
        case Method::sum:
            whole.value += other.value;
            break;
        case Method::latest:
            if (other.at > whole.at) whole.value = other.value;
            break;
        case Method::maximum:
        case Method::distinct:
            whole.value = std::max(whole.value, other.value);
            break;
    }
    whole.at = std::max(whole.at, other.at);
}

}  // namespace

AreaFigures area_figures(store::Transaction& tx, const base::Who& who, KindId kind, Period period,
                         const std::string& path) {
    get_kind(tx, who, kind);
    AreaFigures found;
    base::Uuid last_body;
    tx.each(rows_by_area, std::vector<store::Value>{kind, period.from, period.until, path}, [&](const store::Row& row) {
        const auto area = row.uuid("area");
        const auto body = row.uuid("body");
        const auto indicator = row.id<IndicatorTag>("indicator");
        if (found.areas.empty() || found.areas.back().id != area) found.areas.push_back({area, row.text("path")});
        const AreaFigure figure{found.areas.size() - 1, indicator, row.integer("value"), row.instant("at")};
        auto* last = found.figures.empty() ? nullptr : &found.figures.back();
        const bool is_of_last = last && last->area == figure.area && last->indicator == indicator;
        if (!is_of_last)
            found.figures.push_back(figure);
        else if (body != last_body)
            add(*last, figure, base::named<Method>(row.text("method")));
        last_body = body;
    });
    return found;
}

}  // namespace reports
