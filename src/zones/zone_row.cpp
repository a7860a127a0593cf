#include "zones/zone_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/values.hpp"
#include "zones/sight.hpp"

namespace zones {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t day_in_ms = 86'400'000;

std::optional<Place> maybe_place(const store::Row& row, std::string_view id, std::string_view name) {
    const auto found = row.maybe_uuid(id);
    return found ? std::optional(Place{*found, row.maybe_text(name).value_or("")}) : std::nullopt;
}

/// The first day on which its households are asked after.
base::Day first_day(const Zone& zone, base::Day starts_on) {
    return zone.activated_at ? std::max(starts_on, base::day_of(*zone.activated_at)) : starts_on;
}

std::int64_t days_active(const Zone& zone, base::Day starts_on, base::Day today) {
    if (!zone.activated_at) return 0;
    return std::max(0, zone.lifted_on.value_or(today) - first_day(zone, starts_on) + 1);
}

}  // namespace

std::string select_zones(const std::string& where) {
    return R"(
        SELECT z.*, a.name AS area_name, a.path AS area_path, b.name AS decision_body_name,
               CAST(COALESCE((SELECT SUM(d.households) FROM zone_day d WHERE d.home = z.home AND d.zone = z.id), 0) AS BIGINT) AS households,
               CAST(COALESCE((SELECT SUM(d.people) FROM zone_day d WHERE d.home = z.home AND d.zone = z.id), 0) AS BIGINT) AS people,
               CAST(COALESCE((SELECT SUM(d.households) FROM zone_day d WHERE d.home = z.home AND d.zone = z.id AND d.day <= $1), 0) AS BIGINT)
                   AS households_today,
               CAST(COALESCE((SELECT SUM(d.accounted) FROM zone_day d WHERE d.home = z.home AND d.zone = z.id AND d.day = $1), 0) AS BIGINT)
                   AS accounted
        FROM zone z JOIN area a ON a.id = z.area LEFT JOIN body b ON b.id = z.decision_body WHERE )" +
           where;
}

Entry read_entry(const store::Row& row, base::Day today) {
    Entry entry{.zone = {.id = row.id<ZoneTag>("id"),
                         .kind = base::named<Kind>(row.text("kind")),
                         .name = row.text("name"),
                         .area = {row.uuid("area"), row.text("area_name")},
                         .extent = base::named<Extent>(row.text("extent")),
                         .state = base::named<State>(row.text("state")),
                         .decision_number = row.text("decision_number"),
                         .decision_day = row.maybe_day("decision_day"),
                         .decision_body = maybe_place(row, "decision_body", "decision_body_name"),
                         .starts_at = row.instant("starts_at"),
                         .days = row.maybe_integer("days"),
                         .last_day = std::nullopt,
                         .exceptions = row.text("exceptions"),
                         .team = row.maybe_uuid("team"),
                         .split_from = row.maybe_uuid("split_from"),
                         .review_due = row.maybe_day("review_due"),
                         .is_review_overdue = false,
                         .activated_at = row.maybe_instant("activated_at"),
                         .lifted_on = row.maybe_day("lifted_on"),
                         .days_active = 0,
                         .households = row.integer("households"),
                         .people = row.integer("people"),
                         .accounted = row.integer("accounted"),
                         .missing = 0},
                .home = row.integer("home"),
                .commune = row.uuid("commune"),
                .area_path = row.text("area_path"),
                .starts_on = row.day("starts_on")};
    auto& zone = entry.zone;
    zone.last_day = last_day(zone.starts_at, zone.days);
    zone.is_review_overdue = zone.state == State::active && zone.review_due && *zone.review_due < today;
    zone.days_active = days_active(zone, entry.starts_on, today);
    if (zone.state == State::active) zone.missing = row.integer("households_today") - zone.accounted;
    return entry;
}

std::optional<base::Day> last_day(base::Instant starts_at, std::optional<std::int64_t> days) {
    if (!days) return std::nullopt;
    return base::day_of({starts_at.ms + *days * day_in_ms - 1});
}

base::Day Entry::first_day() const {
    return zones::first_day(zone, starts_on);
}

Entry entry(store::Transaction& tx, ZoneId id) {
    const auto today = base::day_of(tx.now());
    const auto rows = tx.run(select_zones("z.id = $2"), {today, id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "zone.not_found", base::to_string(id));
    return read_entry(rows.front(), today);
}

Entry own_entry(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto found = entry(tx, id);
    accounts::require(who, may_decide_zones, found.area_path);
    return found;
}

Entry lasting_entry(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto found = own_entry(tx, who, id);
    if (found.zone.state == State::lifted || found.zone.state == State::withdrawn)
        throw Problem(ProblemKind::conflict, "zone.ended", base::to_string(id));
    return found;
}

Entry seen_entry(store::Transaction& tx, const base::Who& who, ZoneId id) {
    auto found = entry(tx, id);
    require_sight(tx, who, found.area_path);
    return found;
}

void require_sight(store::Transaction& tx, const base::Who& who, const std::string& area_path) {
    const auto reach = accounts::reach_of(who, Permission::plans_read);
    const auto touches = [&](const std::string& path) {
        return areas::is_within(area_path, path) || areas::is_within(path, area_path);
    };
    if (reach.everywhere || std::ranges::any_of(reach.areas, touches)) return;
    std::vector<store::Value> parameters;
    const auto bodies = store::list_behind(parameters, reach.bodies);
    for (const auto& row :
         tx.run("SELECT a.path FROM body b JOIN area a ON a.id = b.area WHERE b.id IN " + bodies, parameters))
        if (touches(row.text("path"))) return;
    throw Problem(ProblemKind::forbidden, "account.outside_area", area_path);
}

std::string words(const std::string& text) {
    return base::tidy(base::to_nfc(text));
}

}  // namespace zones
