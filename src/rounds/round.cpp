#include "rounds/round.hpp"

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/vocabulary.hpp"
#include "households/standing.hpp"

/// How the round stands: lists and figures.
namespace rounds {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

const std::vector<RoundRule>& rules() {
    static const auto read_once = base::vocabulary<RoundRule>("rounds/vocabulary/round_rules.json");
    return read_once;
}

/// Whoever was last met on one of these days, or before, waits.
struct Limits {
    base::Day due;
    base::Day overdue;
};

Limits limits_on(base::Day today) {
    const auto& rule = rule_on(today);
    return {today - static_cast<int>(rule.due_days), today - static_cast<int>(rule.overdue_days)};
}

Light light_of(base::Day since, const Limits& limits) {
    if (since <= limits.overdue) return Light::overdue;
    return since <= limits.due ? Light::due : Light::met;
}

/// Where a page ended: the day since which its last household waits, and that household's number.
struct Place {
    std::optional<base::Day> since;
    std::int64_t number = 0;
};

Place place_of(const std::string& cursor) {
    if (cursor.empty()) return {};
    const auto bar = cursor.find('/');
    const auto since = base::parse_day(cursor.substr(0, bar));
    const auto number = bar == std::string::npos ? 0 : households::number_of(cursor.substr(bar + 1));
    if (!since || number == 0)
        throw Problem(ProblemKind::invalid, "request.fields_wrong", "?after", {{"?after", "field.not_one_of", cursor}});
    return {since, number};
}

std::optional<households::Place> team_of(const store::Row& row) {
    const auto team = row.maybe_uuid("team");
    if (!team) return std::nullopt;
    return households::Place{*team, row.text("team_name")};
}

Stop stop_of(const store::Row& row, const Limits& limits) {
    const auto since = row.day("since");
    const auto outcome = row.maybe_text("outcome");
    return {.household = row.id<households::HouseholdTag>("id"),
            .code = households::code_of(row.integer("number")),
            .area = {row.uuid("area"), row.text("area_name")},
            .team = team_of(row),
            .people = row.integer("people"),
            .light = light_of(since, limits),
            .since = since,
            .was_met = !row.is_null("met_on"),
            .outcome = outcome ? std::optional(base::named<Outcome>(*outcome)) : std::nullopt,
            .tried_at = row.maybe_instant("tried_at"),
            .open_needs = row.integer("open_needs")};
}

/// Which households: `whose` names a column of household and the value it must have.
struct Asked {
    std::string_view whose;
    base::Uuid value;
    std::optional<base::Uuid> hamlet;
    std::optional<base::Day> waits_since;       ///< leaves out whoever was met later than that
    std::optional<std::int64_t> changed_after;  ///< a line of the journal; looking at a household changes nothing
    std::string after;
    std::size_t limit = 50;
};

/// Living households, whoever waits longest first.
StopPage stops(store::Transaction& tx, const Asked& asked) {
    const auto today = base::day_of(tx.now());
    const auto limits = limits_on(today);
    const auto from = place_of(asked.after);
    StopPage page;
    for (const auto& row : tx.run(fmt::format(R"(
             SELECT h.id, h.number, h.area, a.name AS area_name, h.team, b.name AS team_name, h.people, r.met_on, r.outcome,
                    r.tried_at, COALESCE(r.met_on, h.valid_from) AS since,
                    (SELECT COUNT(*) FROM need n WHERE n.is_open AND n.household IN (
                        SELECT h.id UNION ALL SELECT g.id FROM household_alias g WHERE g.survivor = h.id)) AS open_needs
             FROM household h JOIN area a ON a.id = h.area LEFT JOIN body b ON b.id = h.team
             LEFT JOIN household_round r ON r.home = h.home AND r.household = h.id
             WHERE h.{} = $1 AND ($2 IS NULL OR h.area = $2) AND (h.valid_until IS NULL OR h.valid_until >= $3)
               AND ($4 IS NULL OR COALESCE(r.met_on, h.valid_from) <= $4)
               AND ($5 IS NULL OR COALESCE(r.met_on, h.valid_from) > $5
                    OR (COALESCE(r.met_on, h.valid_from) = $5 AND h.number > $6))
               AND ($7 IS NULL OR EXISTS (SELECT 1 FROM journal j WHERE j.subject = h.id AND j.seq > $7
                                          AND j.verb NOT IN ('household.opened', 'household.held')))
             ORDER BY since, h.number LIMIT $8)",
                                              asked.whose),
                                  {asked.value, asked.hamlet, today, asked.waits_since, from.since, from.number,
                                   asked.changed_after, asked.limit}))
        page.items.push_back(stop_of(row, limits));
    if (page.items.size() == asked.limit && asked.limit > 0)
        page.next = base::to_string(page.items.back().since) + '/' + page.items.back().code;
    return page;
}

}  // namespace

const RoundRule& rule_on(base::Day day) {
    return base::rule_on(rules(), day);
}

StopPage round_of(store::Transaction& tx, const base::Who& who, const base::Uuid& team, const std::string& after,
                  std::size_t limit, std::optional<std::int64_t> since) {
    if (tx.run("SELECT commune FROM team WHERE body = $1", {team}).empty())
        throw Problem(ProblemKind::not_found, "team.not_found", base::to_string(team));
    accounts::require_body(tx, who, Permission::households_read, team);
    return stops(tx, {.whose = "team",
                      .value = team,
                      .hamlet = std::nullopt,
                      .waits_since = std::nullopt,
                      .changed_after = since,
                      .after = after,
                      .limit = limit});
}

StopPage not_reached(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                     std::size_t limit) {
    accounts::require(who, Permission::households_read, areas::get(tx, area).path);
    const auto slice = households::slice_of(tx, area);
    return stops(tx, {.whose = "commune",
                      .value = slice.commune,
                      .hamlet = slice.hamlet,
                      .waits_since = limits_on(base::day_of(tx.now())).overdue,
                      .changed_after = std::nullopt,
                      .after = after,
                      .limit = limit});
}

Coverage coverage(store::Transaction& tx, const base::Who& who, areas::AreaId area) {
    accounts::require_figures(tx, who, Permission::plans_read, areas::get(tx, area).path);
    const auto slice = households::slice_of(tx, area);
    const auto today = base::day_of(tx.now());
    const auto limits = limits_on(today);
    Coverage all{.rule = rule_on(today), .teams = {}};
    for (const auto& row : tx.run(R"(
             SELECT s.team, b.name AS team_name, s.households, s.due, s.overdue, s.since
             FROM (SELECT h.team, COUNT(*) AS households,
                          SUM(CASE WHEN COALESCE(r.met_on, h.valid_from) <= $4 THEN 1 ELSE 0 END) AS due,
                          SUM(CASE WHEN COALESCE(r.met_on, h.valid_from) <= $5 THEN 1 ELSE 0 END) AS overdue,
                          MIN(COALESCE(r.met_on, h.valid_from)) AS since
                   FROM household h LEFT JOIN household_round r ON r.home = h.home AND r.household = h.id
                   WHERE h.commune = $1 AND ($2 IS NULL OR h.area = $2) AND (h.valid_until IS NULL OR h.valid_until >= $3)
                   GROUP BY h.team) s
             LEFT JOIN body b ON b.id = s.team
             ORDER BY s.overdue DESC, b.name, s.team)",
                                  {slice.commune, slice.hamlet, today, limits.due, limits.overdue})) {
        TeamCoverage one{.team = team_of(row),
                         .households = row.integer("households"),
                         .met = row.integer("households") - row.integer("due"),
                         .due = row.integer("due") - row.integer("overdue"),
                         .overdue = row.integer("overdue"),
                         .since = row.maybe_day("since")};
        all.households += one.households;
        all.met += one.met;
        all.due += one.due;
        all.overdue += one.overdue;
        all.teams.push_back(std::move(one));
    }
    return all;
}

}  // namespace rounds
