#include "zones/member.hpp"

#include <algorithm>
#include <set>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/counters.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

/// Living households h of a commune: all, or of one hamlet.
const std::string of_area = R"(
    h.commune = $2 AND ($3 = $2 OR h.area = $3) AND (h.valid_until IS NULL OR h.valid_until >= $4) )";

Moved moved_of(const store::Row& row) {
    return {row.integer("households"), row.integer("people")};
}

Moved now_in(store::Transaction& tx, const Entry& zone, const std::string& condition,
             std::span<const store::Value> parameters) {
    const auto sum =
        "SELECT COUNT(*) AS households, CAST(COALESCE(SUM(m.people), 0) AS BIGINT) AS people "
        "FROM zone_household m WHERE m.home = $1 AND m.zone = $2 AND m.left_on IS NULL AND " +
        condition;
    std::vector<store::Value> all{zone.home, zone.zone.id};
    all.insert(all.end(), parameters.begin() + 2, parameters.end());
    return moved_of(tx.run(sum, all).at(0));
}

/// A condition on m, its values behind the parameters.
std::string chosen_condition(const Chosen& chosen, std::vector<store::Value>& parameters) {
    if (chosen.is_everybody()) return "TRUE";
    auto condition = "(m.branch IN " + store::list_behind(parameters, chosen.branches);
    return condition + " OR m.household IN " + store::list_behind(parameters, chosen.households) + ")";
}

template <class T>
std::vector<T> each_once(const std::vector<T>& list) {
    const std::set<T> once(list.begin(), list.end());
    return {once.begin(), once.end()};
}

void require_branches(store::Transaction& tx, const Entry& zone, const std::vector<base::Uuid>& branches) {
    std::vector<store::Value> parameters{zone.zone.id};
    const auto list = store::list_behind(parameters, branches);
    const auto there = tx.run("SELECT id FROM zone_branch WHERE zone = $1 AND id IN " + list, parameters).size();
    if (there != branches.size())
        throw Problem(ProblemKind::not_found, "branch.not_found", base::to_string(zone.zone.id));
}

void require_inside(store::Transaction& tx, const Entry& zone, const std::vector<households::HouseholdId>& households) {
    if (households.empty()) return;
    std::vector<store::Value> parameters{zone.home, zone.zone.id};
    const auto list = store::list_behind(parameters, households);
    if (now_in(tx, zone, "m.household IN " + list, parameters).households !=
        static_cast<std::int64_t>(households.size()))
        throw Problem(ProblemKind::conflict, "zone.not_in_zone", base::to_string(zone.zone.id));
}

/// How many stay at a quarantine site now.
std::int64_t staying(store::Transaction& tx, const Entry& zone) {
    return tx
        .run("SELECT COUNT(*) AS n FROM site_stay WHERE home = $1 AND zone = $2 AND left_on IS NULL",
             {zone.home, zone.zone.id})
        .at(0)
        .integer("n");
}

/// Counts those that a change let go, on the day they left: out, or back in.
void count_let_go(store::Transaction& tx, const Entry& zone, const base::Uuid& change, std::int64_t sign) {
    for (const auto& row : tx.run(R"(
             SELECT left_on, CAST(SUM(households) AS BIGINT) AS households, CAST(SUM(people) AS BIGINT) AS people
             FROM (SELECT left_on, 1 AS households, people FROM zone_household WHERE left_by = $1
                   UNION ALL SELECT left_on, 0, 1 FROM site_stay WHERE left_by = $1) x GROUP BY left_on)",
                                  {change})) {
        const auto moved = moved_of(row);
        count_day(tx, zone, row.day("left_on"), {sign * moved.households, sign * moved.people}, 0);
    }
}

}  // namespace

void count_day(store::Transaction& tx, const Entry& zone, base::Day day, const Moved& moved, std::int64_t accounted) {
    if (moved.households == 0 && moved.people == 0 && accounted == 0) return;
    tx.change(R"(
        INSERT INTO zone_day (home, zone, day, slot, households, people, accounted) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, zone, day, slot) DO UPDATE SET households = zone_day.households + excluded.households,
            people = zone_day.people + excluded.people, accounted = zone_day.accounted + excluded.accounted)",
              {zone.home, zone.zone.id, day, store::own_slot(tx.engine()), moved.households, moved.people, accounted});
}

Moved bring_in(store::Transaction& tx, const Entry& zone, base::Day since) {
    tx.change(R"(
        INSERT INTO zone_household (home, zone, household, since, people)
        SELECT $1, $5, h.id, $6, h.people FROM household h WHERE)" +
                  of_area,
              {zone.home, zone.commune, zone.zone.area.id, base::day_of(tx.now()), zone.zone.id, since});
    const auto moved = count_chosen(tx, zone, {});
    count_day(tx, zone, since, moved, 0);
    return moved;
}

Moved bring_in(store::Transaction& tx, const Entry& zone, const std::vector<households::HouseholdId>& list,
               base::Day since) {
    const auto once = each_once(list);
    std::vector<store::Value> parameters{zone.home,    zone.commune, zone.zone.area.id, base::day_of(tx.now()),
                                         zone.zone.id, since};
    const auto chosen = store::list_behind(parameters, once);
    const auto came = tx.change(R"(
        INSERT INTO zone_household (home, zone, household, since, people)
        SELECT $1, $5, h.id, $6, h.people FROM household h WHERE)" +
                                    of_area + "AND h.id IN " + chosen,
                                parameters);
    if (came != static_cast<std::int64_t>(once.size()))
        throw Problem(ProblemKind::conflict, "zone.household_elsewhere", base::to_string(zone.zone.id));
    const auto moved = count_chosen(tx, zone, {});
    count_day(tx, zone, since, moved, 0);
    return moved;
}

Moved count_chosen(store::Transaction& tx, const Entry& zone, const Chosen& chosen) {
    require_branches(tx, zone, each_once(chosen.branches));
    require_inside(tx, zone, each_once(chosen.households));
    std::vector<store::Value> parameters{zone.home, zone.zone.id};
    const auto condition = chosen_condition(chosen, parameters);
    auto moved = now_in(tx, zone, condition, parameters);
    if (chosen.is_everybody()) moved.people += staying(tx, zone);
    return moved;
}

Moved let_go(store::Transaction& tx, const Entry& zone, const Chosen& chosen, const base::Uuid& change) {
    const auto moved = count_chosen(tx, zone, chosen);
    std::vector<store::Value> parameters{zone.home, zone.zone.id, base::day_of(tx.now()) + 1, change};
    const auto condition = chosen_condition(chosen, parameters);
    tx.change(
        "UPDATE zone_household AS m SET left_on = CASE WHEN since > $3 THEN since ELSE $3 END, left_by = $4 "
        "WHERE m.home = $1 AND m.zone = $2 AND m.left_on IS NULL AND " +
            condition,
        parameters);
    if (chosen.is_everybody())
        tx.change("UPDATE site_stay SET left_on = $3, left_by = $4 WHERE home = $1 AND zone = $2 AND left_on IS NULL",
                  {zone.home, zone.zone.id, base::day_of(tx.now()) + 1, change});
    count_let_go(tx, zone, change, -1);
    keep_branch_counts(tx, zone);
    return moved;
}

void take_back_in(store::Transaction& tx, const Entry& zone, const base::Uuid& change) {
    count_let_go(tx, zone, change, 1);
    for (const std::string table : {"zone_household", "site_stay"})
        tx.change("UPDATE " + table + " SET left_on = NULL, left_by = NULL WHERE left_by = $1", {change});
    keep_branch_counts(tx, zone);
}

void empty_out(store::Transaction& tx, const Entry& zone) {
    for (const std::string table : {"zone_household", "zone_account", "zone_day"})
        tx.change("DELETE FROM " + table + " WHERE home = $1 AND zone = $2", {zone.home, zone.zone.id});
    keep_branch_counts(tx, zone);
}

void keep_branch_counts(store::Transaction& tx, const Entry& zone) {
    tx.change(R"(
        UPDATE zone_branch SET
            households = (SELECT COUNT(*) FROM zone_household m WHERE m.branch = zone_branch.id AND m.left_on IS NULL),
            people = (SELECT CAST(COALESCE(SUM(m.people), 0) AS BIGINT) FROM zone_household m
                      WHERE m.branch = zone_branch.id AND m.left_on IS NULL)
        WHERE home = $1 AND zone = $2)",
              {zone.home, zone.zone.id});
}

ChangeId write_down(store::Transaction& tx, const base::Who& who, const Entry& before, const Decided& decided) {
    const auto id = decided.id.value_or(ChangeId{tx.new_id()});
    const auto& zone = before.zone;
    const auto kind = base::name_of(decided.kind);
    tx.change(R"(
        INSERT INTO zone_change (home, id, zone, kind, number, dated, reason, on_day, households, people, state_before, days_before,
                                 review_before, other, at, account)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16))",
              {before.home, id, zone.id, kind, decided.number, decided.dated, decided.reason, base::day_of(tx.now()),
               decided.moved.households, decided.moved.people, base::name_of(zone.state), zone.days, zone.review_due,
               decided.other, tx.now(), who.account});
    store::record(tx, who, "zone." + kind, zone.id.uuid, zone.area.id,
                  base::Json{{"change", base::to_string(id)},
                             {"households", decided.moved.households},
                             {"people", decided.moved.people},
                             {"reason", decided.reason}});
    return id;
}

}  // namespace zones
