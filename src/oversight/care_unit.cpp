#include "oversight/care_unit.hpp"

#include <algorithm>
#include <tuple>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "oversight/care_row.hpp"
#include "store/values.hpp"

namespace oversight {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_units = 500;
constexpr std::int64_t most_days = 366;

const std::string all_units = R"(
    SELECT u.*,
           (SELECT max(c.day) FROM care_visit c WHERE c.unit = u.id AND c.taken_back_at IS NULL) AS cared_on,
           (SELECT max(o.day) FROM occasion o WHERE o.area = u.area AND o.place = u.id AND o.taken_back_at IS NULL) AS given_on,
           (SELECT count(*) FROM care_want w JOIN care_visit c ON c.home = w.home AND c.id = w.care_visit
            WHERE c.unit = u.id AND c.taken_back_at IS NULL AND w.given_on IS NULL) AS wants
    FROM (
        SELECT 'body' AS kind, b.id, b.name, b.area, a.name AS area_name, a.path, b.valid_until IS NULL AS is_there
        FROM body b JOIN area a ON a.id = b.area
        WHERE b.kind IN ('health_station', 'health_centre', 'police', 'military_command', 'border_guard', 'militia', 'team')
        UNION ALL
        SELECT 'zone', z.id, z.name, z.area, a.name, a.path, z.state = 'active'
        FROM zone z JOIN area a ON a.id = z.area WHERE z.kind IN ('quarantine_site', 'checkpoint')
        UNION ALL
        SELECT 'checkpoint', c.id, c.name, z.area, a.name, a.path, z.state = 'active' AND c.ended_on IS NULL
        FROM zone_checkpoint c JOIN zone z ON z.home = c.home AND z.id = c.zone JOIN area a ON a.id = z.area) u WHERE )";

CareUnit read(const store::Row& row) {
    CareUnit unit{.kind = base::named<PlaceKind>(row.text("kind")),
                  .id = row.uuid("id"),
                  .name = row.text("name"),
                  .area = {row.uuid("area"), row.text("area_name")},
                  .last_on = row.maybe_day("cared_on"),
                  .wants = row.integer("wants")};
    const auto given = row.maybe_day("given_on");
    if (given && (!unit.last_on || *unit.last_on < *given)) unit.last_on = given;
    return unit;
}

const std::vector<CareRule>& care_rules() {
    static const auto read_once = base::vocabulary<CareRule>("oversight/vocabulary/care_rules.json");
    return read_once;
}

}  // namespace

CareUnits care_units(store::Transaction& tx, const base::Who& who, areas::AreaId id, std::optional<std::int64_t> days) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, base::Permission::plans_read, area.path);
    if (days && (*days < 1 || *days > most_days))
        throw Problem(ProblemKind::invalid, "care.days_wrong", std::to_string(*days));
    const auto today = base::day_of(tx.now());
    CareUnits units{base::rule_on(care_rules(), today), {}, {}};
    if (days) units.rule.days = *days;
    const auto first_good = today - static_cast<int>(units.rule.days);
    auto found =
        store::all(read, tx.run(all_units + "u.is_there AND u.path >= $1 AND u.path < $2 ORDER BY u.id LIMIT $3",
                                {area.path, area.path + '~', most_units}));
    std::ranges::sort(found, {}, [](const CareUnit& one) { return std::tuple(one.last_on, one.name, one.id); });
    for (auto& one : found)
        (one.last_on && *one.last_on >= first_good ? units.others : units.waiting).push_back(std::move(one));
    return units;
}

std::optional<CareUnit> unit_of(store::Transaction& tx, PlaceKind kind, const base::Uuid& id) {
    return store::first(read, tx.run(all_units + "u.kind = $1 AND u.id = $2", {base::name_of(kind), id}));
}

}  // namespace oversight
