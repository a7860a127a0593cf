#include "zones/zone.hpp"

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "store/values.hpp"
#include "zones/change.hpp"
#include "zones/member.hpp"
#include "zones/polygon.hpp"
#include "zones/sight.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_days = 366;

/// What is asked for, as it is kept.
NewZone checked(store::Transaction& tx, NewZone wanted) {
    wanted.name = words(wanted.name);
    wanted.decision_number = words(wanted.decision_number);
    wanted.exceptions = words(wanted.exceptions);
    if (wanted.name.empty()) throw Problem(ProblemKind::invalid, "zone.name_empty");
    if (wanted.decision_number.empty()) throw Problem(ProblemKind::invalid, "zone.decision_missing", wanted.name);
    if (wanted.days && (*wanted.days < 1 || *wanted.days > most_days))
        throw Problem(ProblemKind::invalid, "zone.days_wrong", std::to_string(*wanted.days));
    const auto away = base::day_of(wanted.starts_at) - base::day_of(tx.now());
    if (away > most_days || away < -most_days)
        throw Problem(ProblemKind::invalid, "zone.start_wrong", base::to_string(wanted.starts_at));
    if (wanted.extent == Extent::polygon) require_polygon(wanted.polygon.value_or(""));
    if (wanted.decision_body) bodies::get(tx, bodies::BodyId{*wanted.decision_body});
    return wanted;
}

bool is_same(const Entry& there, const NewZone& wanted) {
    const auto& zone = there.zone;
    return zone.kind == wanted.kind && zone.name == wanted.name && zone.area.id == wanted.area.uuid &&
           zone.decision_number == wanted.decision_number && zone.starts_at == wanted.starts_at;
}

/// True when this very zone was opened before.
bool was_opened(store::Transaction& tx, const NewZone& wanted) {
    if (!wanted.id || tx.run("SELECT 1 AS found FROM zone WHERE id = $1", {*wanted.id}).empty()) return false;
    if (!is_same(entry(tx, *wanted.id), wanted))
        throw Problem(ProblemKind::conflict, "zone.id_taken", base::to_string(*wanted.id));
    return true;
}

void insert(store::Transaction& tx, ZoneId id, const NewZone& wanted, const areas::Area& commune) {
    tx.change(R"(
        INSERT INTO zone (home, id, kind, name, area, commune, extent, polygon, state, decision_number, decision_day, decision_body,
                          starts_at, starts_on, days, exceptions)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'planned', $9, $10, $11, $12, $13, $14, $15))",
              {commune.home, id, base::name_of(wanted.kind), wanted.name, wanted.area, commune.id,
               base::name_of(wanted.extent), wanted.polygon, wanted.decision_number, wanted.decision_day,
               wanted.decision_body, wanted.starts_at, base::day_of(wanted.starts_at), wanted.days, wanted.exceptions});
}

Moved bring_everybody_in(store::Transaction& tx, const Entry& zone, const NewZone& wanted) {
    if (!has_households(wanted.kind)) return {};
    const auto moved = wanted.extent == Extent::area ? bring_in(tx, zone, zone.starts_on)
                                                     : bring_in(tx, zone, wanted.households, zone.starts_on);
    if (moved.households == 0) throw Problem(ProblemKind::invalid, "zone.nobody_in_it", wanted.name);
    return moved;
}

/// Zones that lie in the area of path $2, and those in which it lies.
const std::string touching = " (substr(a.path, 1, length($2)) = $2 OR substr($2, 1, length(a.path)) = a.path) ";

}  // namespace

bool needs_team(Kind kind) {
    return kind == Kind::lockdown || kind == Kind::quarantine_site;
}

bool has_households(Kind kind) {
    return kind == Kind::lockdown || kind == Kind::green;
}

ZoneId open(store::Transaction& tx, const base::Who& who, const NewZone& asked) {
    const auto area = areas::get(tx, asked.area);
    accounts::require(who, may_decide_zones, area.path);
    const auto commune = households::commune_of(tx, area);
    const auto wanted = checked(tx, asked);
    if (was_opened(tx, wanted)) return *wanted.id;

    const auto id = wanted.id.value_or(ZoneId{tx.new_id()});
    insert(tx, id, wanted, commune);
    const auto moved = bring_everybody_in(tx, entry(tx, id), wanted);
    write_down(tx, who, entry(tx, id),
               {.kind = ChangeKind::opened,
                .number = wanted.decision_number,
                .dated = wanted.decision_day,
                .reason = "",
                .moved = moved});
    return id;
}

Zone get(store::Transaction& tx, const base::Who& who, ZoneId id) {
    return seen_entry(tx, who, id).zone;
}

std::optional<std::string> polygon(store::Transaction& tx, const base::Who& who, ZoneId id) {
    seen_entry(tx, who, id);
    return tx.run("SELECT polygon FROM zone WHERE id = $1", {id}).at(0).maybe_text("polygon");
}

std::vector<Zone> list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto area = areas::get(tx, query.area);
    require_sight(tx, who, area.path);
    const auto today = base::day_of(tx.now());
    const std::string states = query.is_ended ? "z.state = 'lifted'" : "z.state IN ('planned', 'active')";
    const auto kind = query.kind ? std::optional(base::name_of(*query.kind)) : std::nullopt;
    return store::all([&](const store::Row& row) { return read_entry(row, today).zone; },
                      tx.run(select_zones(touching + "AND " + states + R"( AND ($3 IS NULL OR z.kind = $3)
                                 AND ($4 IS NULL OR (z.starts_at, z.id) > (SELECT l.starts_at, l.id FROM zone l WHERE l.id = $4))
                                 ORDER BY z.starts_at, z.id LIMIT $5)"),
                             {today, area.path, kind, query.after, query.limit}));
}

Totals totals(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    require_sight(tx, who, area.path);
    const auto row = tx.run(R"(
        SELECT COUNT(*) FILTER (WHERE z.state = 'planned') AS planned, COUNT(*) FILTER (WHERE z.state = 'active') AS active,
               COUNT(*) FILTER (WHERE z.state = 'active' AND z.review_due < $1) AS overdue,
               CAST(COALESCE(SUM((
                   SELECT SUM(d.households - CASE WHEN d.day = $1 THEN d.accounted ELSE 0 END) FROM zone_day d
                   WHERE d.home = z.home AND d.zone = z.id AND d.day <= $1))
                   FILTER (WHERE z.state = 'active' AND z.kind = 'lockdown'), 0) AS BIGINT) AS missing
        FROM zone z JOIN area a ON a.id = z.area WHERE z.state IN ('planned', 'active') AND)" +
                                touching,
                            {base::day_of(tx.now()), area.path})
                         .at(0);
    return {.planned = row.integer("planned"),
            .active = row.integer("active"),
            .overdue = row.integer("overdue"),
            .missing = row.integer("missing")};
}

}  // namespace zones
