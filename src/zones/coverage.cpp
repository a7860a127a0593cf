#include "zones/coverage.hpp"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/member.hpp"
#include "zones/sight.hpp"

namespace zones {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using households::HouseholdId;

constexpr std::int64_t take_back_ms = 24LL * 60 * 60 * 1000;

/// A row m of somebody who is in the zone on day $2.
const std::string in_on_day = " m.since <= $2 AND (m.left_on IS NULL OR m.left_on > $2) ";

/// Whether households are asked after on that day.
void require_open_day(store::Transaction& tx, const Entry& zone, base::Day day) {
    if (day > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "zone.day_to_come", base::to_string(day));
    const bool has_begun = zone.zone.activated_at && day >= zone.first_day();
    const bool has_ended = zone.zone.state == State::withdrawn || (zone.zone.lifted_on && day > *zone.zone.lifted_on);
    if (!has_begun || has_ended) throw Problem(ProblemKind::conflict, "zone.not_active_then", base::to_string(day));
}

void require_looked_after(store::Transaction& tx, const base::Who& who, const std::vector<HouseholdId>& households) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, households);
    const auto own = looked_after(who, Permission::households_write, parameters);
    const auto there = tx.run(
        "SELECT COUNT(*) AS n FROM household h JOIN area a ON a.id = h.area WHERE h.id IN " + list + " AND " + own,
        parameters);
    if (there.at(0).integer("n") != static_cast<std::int64_t>(households.size()))
        throw Problem(ProblemKind::forbidden, "account.outside_area");
}

void require_inside(store::Transaction& tx, ZoneId zone, base::Day day, const std::vector<HouseholdId>& households) {
    std::vector<store::Value> parameters{zone, day};
    const auto list = store::list_behind(parameters, households);
    const auto there = tx.run(
        "SELECT COUNT(*) AS n FROM zone_household m WHERE m.zone = $1 AND" + in_on_day + "AND m.household IN " + list,
        parameters);
    if (there.at(0).integer("n") != static_cast<std::int64_t>(households.size()))
        throw Problem(ProblemKind::conflict, "zone.not_in_zone", base::to_string(zone));
}

/// The households of an accounting, each once.
std::vector<HouseholdId> each_once(const Accounting& accounting) {
    const std::set<HouseholdId> once(accounting.households.begin(), accounting.households.end());
    return {once.begin(), once.end()};
}

/// Who knew, when, and at which visit of the round; without one it was written down on the zone's page.
struct Word {
    base::Instant at;
    base::Uuid account;
    std::optional<base::Uuid> visit;
};

/// The first word of a day stands. Gives how many were not accounted for before.
std::int64_t write_accounts(store::Transaction& tx, const base::Who& who, const Entry& zone,
                            const Accounting& accounting, const Word& word) {
    std::vector<store::Value> parameters{zone.zone.id, accounting.day, base::name_of(accounting.how),
                                         word.at,      word.account,   word.visit};
    const auto list = store::list_behind(parameters, each_once(accounting));
    const auto came =
        tx.change(R"(
        INSERT INTO zone_account (home, zone, day, household, how, at, account, visit)
        SELECT m.home, m.zone, $2, m.household, $3, $4, $5, $6 FROM zone_household m
        WHERE m.zone = $1 AND)" +
                      in_on_day + "AND m.household IN " + list + " ON CONFLICT (home, zone, day, household) DO NOTHING",
                  parameters);
    if (came == 0) return 0;
    count_day(tx, zone, accounting.day, {}, came);
    store::record(tx, who, "zone.accounted", zone.zone.id.uuid, zone.zone.area.id,
                  base::Json{{"day", base::to_string(accounting.day)}, {"households", came}});
    return came;
}

void write_taken_back(store::Transaction& tx, const base::Who& who, const Entry& zone, base::Day day,
                      std::int64_t households) {
    if (households == 0) return;
    count_day(tx, zone, day, {}, -households);
    store::record(tx, who, "zone.accounts_taken_back", zone.zone.id.uuid, zone.zone.area.id,
                  base::Json{{"day", base::to_string(day)}, {"households", households}});
}

ZoneHousehold read_household(const store::Row& row) {
    ZoneHousehold one{.id = row.id<households::HouseholdTag>("id"),
                      .code = fmt::format("H-{:04}", row.integer("number")),
                      .area = {row.uuid("area"), row.text("area_name")},
                      .team = std::nullopt,
                      .people = row.integer("people"),
                      .branch = std::nullopt,
                      .since = row.day("since"),
                      .left_on = row.maybe_day("left_on"),
                      .last_accounted_on = row.maybe_day("last_accounted_on"),
                      .how = std::nullopt,
                      .at = row.maybe_instant("at"),
                      .by = row.maybe_text("by_name")};
    if (const auto team = row.maybe_uuid("team")) one.team = Place{*team, row.text("team_name")};
    if (const auto branch = row.maybe_uuid("branch")) one.branch = Place{*branch, row.text("branch_name")};
    if (const auto how = row.maybe_text("how")) one.how = base::named<How>(*how);
    if (one.by)
        if (const auto body = row.maybe_text("by_body")) *one.by += " (" + *body + ")";
    return one;
}

}  // namespace

std::string looked_after(const base::Who& who, Permission permission, std::vector<store::Value>& parameters) {
    const auto reach = accounts::reach_of(who, permission);
    if (reach.everywhere) return "TRUE";
    auto condition = "(h.team IN " + store::list_behind(parameters, reach.bodies);
    for (const auto& path : reach.areas) {
        parameters.emplace_back(path);
        const auto its = "$" + std::to_string(parameters.size());
        condition += " OR substr(a.path, 1, length(" + its + ")) = " + its;
    }
    return condition + ")";
}

std::int64_t account(store::Transaction& tx, const base::Who& who, ZoneId id, const Accounting& accounting,
                     std::optional<base::Instant> happened) {
    const auto zone = entry(tx, id);
    const auto households = each_once(accounting);
    require_looked_after(tx, who, households);
    require_open_day(tx, zone, accounting.day);
    require_inside(tx, id, accounting.day, households);
    return write_accounts(tx, who, zone, accounting,
                          {.at = happened.value_or(tx.now()), .account = who.account, .visit = std::nullopt});
}

void account(store::Transaction& tx, const base::Who& who, ZoneId zone, HouseholdId household, base::Day day, How how,
             std::optional<base::Instant> happened) {
    account(tx, who, zone, {.households = {household}, .how = how, .day = day}, happened);
}

std::int64_t take_back_accounts(store::Transaction& tx, const base::Who& who, ZoneId id, const Accounting& accounting) {
    const auto zone = entry(tx, id);
    const auto households = each_once(accounting);
    require_looked_after(tx, who, households);
    std::vector<store::Value> parameters{zone.home, id, accounting.day, who.account,
                                         base::Instant{tx.now().ms - take_back_ms}};
    const auto list = store::list_behind(parameters, households);
    const auto gone = tx.change(
        "DELETE FROM zone_account WHERE home = $1 AND zone = $2 AND day = $3 AND account = $4 AND at >= $5 "
        "AND visit IS NULL AND household IN " +
            list,
        parameters);
    write_taken_back(tx, who, zone, accounting.day, gone);
    return gone;
}

void account_for(store::Transaction& tx, const base::Who& who, const Visit& visit) {
    const auto day = base::day_of(visit.at);
    for (const auto& row : tx.run(R"(
             SELECT z.id FROM zone_household m JOIN zone z ON z.home = m.home AND z.id = m.zone
             WHERE m.household = $1 AND)" +
                                      in_on_day +
                                      R"(AND z.activated_at IS NOT NULL AND z.activated_at <= $3
               AND z.state IN ('active', 'lifted') AND (z.lifted_on IS NULL OR z.lifted_on >= $2) ORDER BY z.id)",
                                  {visit.household, day, base::end_of(day)}))
        write_accounts(tx, who, entry(tx, row.id<ZoneTag>("id")),
                       {.households = {visit.household}, .how = How::met, .day = day},
                       {.at = visit.at, .account = visit.account, .visit = visit.id});
}

void forget_visit(store::Transaction& tx, const base::Who& who, const base::Uuid& visit) {
    const auto rows = tx.run("SELECT zone, day FROM zone_account WHERE visit = $1 ORDER BY zone", {visit});
    tx.change("DELETE FROM zone_account WHERE visit = $1", {visit});
    for (const auto& row : rows) write_taken_back(tx, who, entry(tx, row.id<ZoneTag>("zone")), row.day("day"), 1);
}

std::vector<CoverageDay> coverage(store::Transaction& tx, const base::Who& who, ZoneId id, base::Day until,
                                  std::size_t limit) {
    const auto zone = seen_entry(tx, who, id);
    std::vector<CoverageDay> days;
    if (!zone.zone.activated_at) return days;
    const auto last = std::min(until, zone.zone.lifted_on.value_or(base::day_of(tx.now())));
    const auto rows = tx.run(R"(
        SELECT day, CAST(SUM(households) AS BIGINT) AS households, CAST(SUM(people) AS BIGINT) AS people,
               CAST(SUM(accounted) AS BIGINT) AS accounted
        FROM zone_day WHERE home = $1 AND zone = $2 AND day <= $3 GROUP BY day ORDER BY day)",
                             {zone.home, id, last});
    CoverageDay sum{.day = zone.first_day()};
    auto row = rows.begin();
    for (auto day = zone.first_day(); day <= last; day = day + 1) {
        sum.day = day;
        sum.accounted = 0;
        for (; row != rows.end() && row->day("day") <= day; ++row) {
            sum.households += row->integer("households");
            sum.people += row->integer("people");
            if (row->day("day") == day) sum.accounted = row->integer("accounted");
        }
        sum.missing = sum.households - sum.accounted;
        days.push_back(sum);
    }
    std::ranges::reverse(days);
    if (days.size() > limit) days.resize(limit);
    return days;
}

std::vector<ZoneHousehold> households_of(store::Transaction& tx, const base::Who& who, ZoneId id,
                                         const HouseholdQuery& query) {
    seen_entry(tx, who, id);
    std::vector<store::Value> parameters{id, query.day, query.branch, query.after, query.limit};
    const auto own = looked_after(who, Permission::households_read, parameters);
    std::string shown;
    if (query.show == Show::missing) shown = " AND x.household IS NULL";
    if (query.show == Show::accounted) shown = " AND x.household IS NOT NULL";
    return store::all(read_household, tx.run(R"(
        SELECT h.id, h.number, m.people, h.area, a.name AS area_name, h.team, t.name AS team_name, m.since, m.left_on, m.branch,
               r.name AS branch_name, x.how, x.at, c.name AS by_name, b.name AS by_body,
               (SELECT MAX(l.day) FROM zone_account l WHERE l.zone = m.zone AND l.household = m.household AND l.day <= $2)
                   AS last_accounted_on
        FROM zone_household m JOIN household h ON h.id = m.household JOIN area a ON a.id = h.area
        LEFT JOIN body t ON t.id = h.team LEFT JOIN zone_branch r ON r.id = m.branch
        LEFT JOIN zone_account x ON x.home = m.home AND x.zone = m.zone AND x.household = m.household AND x.day = $2
        LEFT JOIN account c ON c.id = x.account LEFT JOIN body b ON b.id = c.body
        WHERE m.zone = $1 AND)" + in_on_day + "AND ($3 IS NULL OR m.branch = $3) AND h.number > $4 AND " +
                                                 own + shown + " ORDER BY h.number LIMIT $5",
                                             parameters));
}

}  // namespace zones
