#include "levels/level.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/json.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "reports/period.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace levels {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t all_of_them = 100'000;  ///< 100 % in thousandths

base::Day week_of(base::Day day) {
    return reports::period_of(day, "weekly")->from;
}

Level read_level(const store::Row& row) {
    return {
        .week = row.day("week"),
        .level = row.integer("level"),
        .computed = row.maybe_integer("computed"),
        .facts = base::from_json_text<Facts>(row.text("facts")),
        .reason = row.text("reason"),
        .decided_at = row.instant("decided_at"),
        .decided_by = row.text("decided_by_name"),
    };
}

/// The level that held before a week.
std::optional<std::int64_t> before(store::Transaction& tx, areas::AreaId area, std::string_view rule, base::Day week) {
    const auto rows = tx.run(R"(SELECT level FROM area_level WHERE area = $1 AND rule = $2 AND week < $3
                                ORDER BY week DESC LIMIT 1)",
                             {area, rule, week});
    return rows.empty() ? std::nullopt : rows.front().maybe_integer("level");
}

void check_facts(const Facts& facts) {
    const auto is_wrong = [](const std::optional<std::int64_t>& number, std::int64_t most) {
        return number && (*number < 0 || *number > most);
    };
    bool wrong = facts.population < 0 || facts.population > 2'000'000'000;
    for (const auto& fact : facts.facts)
        wrong = wrong || is_wrong(fact.this_week, facts.population) || is_wrong(fact.last_week, facts.population) ||
                is_wrong(fact.percent, all_of_them);
    if (wrong) throw Problem(ProblemKind::invalid, "level.figures_wrong");
}

/// Communes of a week below $1 on day $2, with their level if somebody decided it by rule $3 for week $4.
const std::string communes_below = R"(
    WITH RECURSIVE below (id) AS (
        SELECT id FROM area WHERE id = $1
        UNION ALL
        SELECT a.id FROM area a JOIN below b ON a.parent = b.id
         WHERE a.valid_from <= $2 AND (a.valid_until IS NULL OR a.valid_until >= $2) AND a.level <= 3
    ),
    commune (id, name, path, level) AS (
        SELECT a.id, a.name, a.path, l.level FROM below b JOIN area a ON a.id = b.id
          LEFT JOIN area_level l ON l.area = a.id AND l.rule = $3 AND l.week = $4
         WHERE a.level = 3
    ))";

}  // namespace

Assessment weigh(store::Transaction& tx, areas::AreaId area, std::string_view code, base::Day day, const Facts& facts) {
    areas::get(tx, area);
    const auto by = rule(tx, code);
    if (!by.is_on || day < by.valid_from || (by.valid_until && *by.valid_until < day))
        throw Problem(ProblemKind::conflict, "level.no_rule_then", by.code + " " + to_string(day));
    check_facts(facts);
    return assess(by, facts, before(tx, area, code, week_of(day)));
}

Level decide(store::Transaction& tx, const base::Who& who, areas::AreaId id, const Wanted& wanted) {
    const auto area = areas::get(tx, id);
    accounts::require(who, base::Permission::levels_decide, area.path);
    const auto week = week_of(wanted.day);
    if (week > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "level.week_to_come", to_string(week));
    if (wanted.level < lowest_level || wanted.level > highest_level)
        throw Problem(ProblemKind::invalid, "level.out_of_range", std::to_string(wanted.level));
    const auto computed = weigh(tx, id, wanted.rule, wanted.day, wanted.facts).level;
    const auto reason = base::tidy(base::to_nfc(wanted.reason));
    if (computed != std::optional(wanted.level) && reason.empty())
        throw Problem(ProblemKind::invalid, "level.reason_missing", to_string(id));

    tx.change(R"(INSERT INTO area_level (home, rule, week, area, level, computed, facts, reason, decided_at, decided_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                 ON CONFLICT (home, rule, week, area) DO UPDATE SET level = excluded.level,
                     computed = excluded.computed, facts = excluded.facts, reason = excluded.reason,
                     decided_at = excluded.decided_at, decided_by = excluded.decided_by)",
              {area.home, wanted.rule, week, id, wanted.level, computed, base::to_json(wanted.facts), reason, tx.now(),
               who.account});
    store::record(tx, who, "area.level_decided", id.uuid, id.uuid,
                  {{"rule", wanted.rule},
                   {"week", to_string(week)},
                   {"level", wanted.level},
                   {"facts", base::to_json(wanted.facts)},
                   {"reason", reason}});
    return history(tx, id, wanted.rule, week).at(0);
}

std::vector<Level> history(store::Transaction& tx, areas::AreaId area, std::string_view rule, base::Day until,
                           std::size_t limit) {
    return store::all(read_level, tx.run(R"(SELECT l.*, a.name AS decided_by_name
                                            FROM area_level l JOIN account a ON a.id = l.decided_by
                                            WHERE l.area = $1 AND l.rule = $2 AND l.week <= $3
                                            ORDER BY l.week DESC LIMIT $4)",
                                         {area, rule, until, limit}));
}

Spread spread(store::Transaction& tx, const areas::Area& area, std::string_view rule, base::Day day) {
    Spread found;
    for (const auto& row : tx.run(communes_below + "SELECT level, count(*) AS communes FROM commune GROUP BY level",
                                  {area.id, day, rule, week_of(day)})) {
        const auto communes = row.integer("communes");
        found.of += communes;
        const auto level = row.maybe_integer("level");
        if (!level) continue;
        found.decided += communes;
        found.communes.at(static_cast<std::size_t>(*level - lowest_level)) = communes;
    }
    return found;
}

CommunePage communes(store::Transaction& tx, const areas::Area& area, std::string_view rule, base::Day day,
                     const std::string& after, std::size_t limit) {
    CommunePage page;
    const auto rows = tx.run(communes_below + R"(
                                 SELECT id, name, path, level FROM commune WHERE path > $5 ORDER BY path LIMIT $6)",
                             {area.id, day, rule, week_of(day), after, limit});
    for (const auto& row : rows) page.items.push_back({row.uuid("id"), row.text("name"), row.maybe_integer("level")});
    if (rows.size() == limit) page.next = rows.back().text("path");
    return page;
}

}  // namespace levels
