#include <map>

#include "base/problem.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"
#include "zones/coverage.hpp"
#include "zones/member.hpp"

/// How the counts of zones stay true: what the register does to them, and how they are made anew.
namespace zones {
namespace {

/// Every fact that counts in a zone on a day: who came, who left, who was accounted for, who stays at a site.
const std::string facts = R"(
    SELECT home, zone, since AS day, 1 AS households, people, 0 AS accounted FROM zone_household
    UNION ALL SELECT home, zone, left_on, -1, -people, 0 FROM zone_household WHERE left_on IS NOT NULL
    UNION ALL SELECT home, zone, day, 0, 0, 1 FROM zone_account
    UNION ALL SELECT home, zone, arrived_on, 0, 1, 0 FROM site_stay
    UNION ALL SELECT home, zone, left_on, 0, -1, 0 FROM site_stay WHERE left_on IS NOT NULL )";

/// Where a zone z that follows the register finds its households h.
const std::string follows = R"(
    z.state = 'active' AND z.extent = 'area' AND z.kind IN ('lockdown', 'green')
    AND NOT EXISTS (SELECT 1 FROM zone_change c WHERE c.zone = z.id AND c.kind IN ('narrowed', 'split') AND c.taken_back_at IS NULL) )";

/// Rows of zone_household that changed, as counts of their zones on their `day`.
std::int64_t count_rows(store::Transaction& tx, const store::Rows& rows, std::int64_t sign) {
    std::map<std::pair<base::Uuid, base::Day>, Moved> by_zone;
    for (const auto& row : rows) {
        auto& moved = by_zone[{row.uuid("zone"), row.day("day")}];
        moved.households += sign;
        moved.people += sign * row.integer("people");
    }
    for (const auto& [zone_and_day, moved] : by_zone) {
        const auto its = entry(tx, ZoneId{zone_and_day.first});
        count_day(tx, its, zone_and_day.second, moved, 0);
        keep_branch_counts(tx, its);
    }
    return static_cast<std::int64_t>(rows.size());
}

std::int64_t let_newcomers_in(store::Transaction& tx, base::Day today) {
    return count_rows(tx,
                      tx.run(R"(
        INSERT INTO zone_household (home, zone, household, since, people)
        SELECT z.home, z.id, h.id, $1, h.people
        FROM zone z JOIN household h ON h.commune = z.commune AND (z.area = z.commune OR h.area = z.area)
        WHERE)" + follows + R"(AND z.starts_on <= $1 AND (h.valid_until IS NULL OR h.valid_until >= $1)
          AND NOT EXISTS (SELECT 1 FROM zone_household m
                          WHERE m.zone = z.id AND m.household = h.id
                            AND (m.left_on IS NULL OR m.left_on > $1 OR m.since >= $1))
        RETURNING zone, since AS day, people)",
                             {today}),
                      1);
}

/// Whoever was accounted for today was there today: they leave with the end of the day, or the count of the day would
/// say that somebody else was accounted for.
std::int64_t let_movers_out(store::Transaction& tx, base::Day today) {
    return count_rows(tx,
                      tx.run(R"(
        UPDATE zone_household SET left_on = CASE WHEN EXISTS (
                SELECT 1 FROM zone_account x WHERE x.home = zone_household.home AND x.zone = zone_household.zone
                  AND x.household = zone_household.household AND x.day = $1) THEN $2 ELSE $1 END
        WHERE left_on IS NULL AND since <= $1 AND EXISTS (
            SELECT 1 FROM zone z JOIN household h ON h.id = zone_household.household
            WHERE z.id = zone_household.zone AND z.state = 'active'
              AND (h.valid_until < $1 OR h.commune <> z.commune OR (z.extent = 'area' AND z.area <> z.commune AND h.area <> z.area)))
        RETURNING zone, left_on AS day, people)",
                             {today, today + 1}),
                      -1);
}

/// A household that is more or fewer people than when it came in.
void follow_people(store::Transaction& tx) {
    const auto rows = tx.run(R"(
        SELECT m.home, m.zone, m.household, m.since, h.people - m.people AS more, h.people
        FROM zone z JOIN zone_household m ON m.home = z.home AND m.zone = z.id JOIN household h ON h.id = m.household
        WHERE z.state = 'active' AND m.left_on IS NULL AND h.people <> m.people)");
    for (const auto& row : rows) {
        tx.change(
            "UPDATE zone_household SET people = $5 WHERE home = $1 AND zone = $2 AND household = $3 AND since = $4",
            {row.integer("home"), row.uuid("zone"), row.uuid("household"), row.day("since"), row.integer("people")});
        const auto its = entry(tx, row.id<ZoneTag>("zone"));
        count_day(tx, its, row.day("since"), {0, row.integer("more")}, 0);
        keep_branch_counts(tx, its);
    }
}

const std::string miscounted_days =
    "WITH both_sides (zone, what, day, kept, facts) AS ("
    R"( SELECT zone, 'households', day, households, 0 FROM zone_day
    UNION ALL SELECT zone, 'people', day, people, 0 FROM zone_day
    UNION ALL SELECT zone, 'accounted', day, accounted, 0 FROM zone_day
    UNION ALL SELECT zone, 'households', day, 0, households FROM ()" +
    facts + R"() f1
    UNION ALL SELECT zone, 'people', day, 0, people FROM ()" +
    facts + R"() f2
    UNION ALL SELECT zone, 'accounted', day, 0, accounted FROM ()" +
    facts + R"() f3)
    SELECT zone AS subject, what, CAST(SUM(kept) AS BIGINT) AS kept, CAST(SUM(facts) AS BIGINT) AS facts FROM both_sides
    WHERE zone NOT IN (SELECT id FROM zone WHERE shrunk_on IS NOT NULL)
    GROUP BY zone, what, day HAVING SUM(kept) <> SUM(facts) ORDER BY zone, what, day)";

const std::string miscounted_branches = R"(
    SELECT b.id AS subject, 'branch' AS what, b.households AS kept,
           (SELECT COUNT(*) FROM zone_household m WHERE m.branch = b.id AND m.left_on IS NULL) AS facts
    FROM zone_branch b
    WHERE b.households <> (SELECT COUNT(*) FROM zone_household m WHERE m.branch = b.id AND m.left_on IS NULL)
    ORDER BY b.id)";

}  // namespace

std::int64_t follow_register(store::Transaction& tx) {
    const auto today = base::day_of(tx.now());
    const auto left = let_movers_out(tx, today);
    follow_people(tx);
    return left + let_newcomers_in(tx, today);
}

void rebuild_counts(store::Transaction& tx) {
    const std::string of_those_with_facts = " zone NOT IN (SELECT id FROM zone WHERE shrunk_on IS NOT NULL) ";
    tx.change("DELETE FROM zone_day WHERE" + of_those_with_facts);
    tx.change(
        "INSERT INTO zone_day (home, zone, day, slot, households, people, accounted) "
        "SELECT home, zone, day, $1, CAST(SUM(households) AS BIGINT), CAST(SUM(people) AS BIGINT), "
        "CAST(SUM(accounted) AS BIGINT) FROM (" +
            facts + ") f WHERE" + of_those_with_facts + "GROUP BY home, zone, day",
        {store::own_slot(tx.engine())});
    for (const auto& row : tx.run("SELECT DISTINCT zone FROM zone_branch ORDER BY zone"))
        keep_branch_counts(tx, entry(tx, row.id<ZoneTag>("zone")));
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& sql : {miscounted_days, miscounted_branches})
        for (const auto& row : tx.run(sql))
            found.push_back({row.text("what"), row.uuid("subject"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace zones
