#include "zones/branch.hpp"

#include <algorithm>
#include <map>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/member.hpp"
#include "zones/rule.hpp"
#include "zones/sight.hpp"

namespace zones {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int days_shown = 21;
constexpr std::int64_t most_cases = 100'000;

struct BranchEntry {
    BranchId id;
    ZoneId zone;
    std::string name;
};

BranchEntry branch_entry(store::Transaction& tx, BranchId id) {
    const auto rows = tx.run("SELECT zone, name FROM zone_branch WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "branch.not_found", base::to_string(id));
    return {id, rows.front().id<ZoneTag>("zone"), rows.front().text("name")};
}

/// Numbers of cases are for who decides of the zone and for the health station; the police have no part in them.
bool sees_cases(const base::Who& who, const Entry& zone) {
    return accounts::reaches(who, may_decide_zones, zone.area_path) ||
           accounts::reaches(who, Permission::health_read, zone.area_path);
}

std::map<BranchId, std::vector<CaseDay>> cases_of(store::Transaction& tx, const Entry& zone, base::Day from) {
    std::map<BranchId, std::vector<CaseDay>> cases;
    for (const auto& row :
         tx.run("SELECT branch, day, cases FROM zone_case WHERE home = $1 AND zone = $2 AND day >= $3 "
                "ORDER BY branch, day DESC",
                {zone.home, zone.zone.id, from}))
        cases[row.id<ZoneBranchTag>("branch")].push_back({row.day("day"), row.integer("cases")});
    return cases;
}

/// How long nobody fell ill, as far as it was told.
void say_quiet(Branch& branch, const std::optional<base::Day>& first_told, base::Day today,
               std::optional<std::int64_t> wanted) {
    if (!first_told) return;
    branch.days_without = branch.last_case_on ? today - *branch.last_case_on : today - *first_told + 1;
    branch.is_quiet = wanted && *branch.days_without >= *wanted;
}

/// What makes a branch quiet in a zone of this kind.
std::optional<std::int64_t> quiet_days(store::Transaction& tx, Kind kind) {
    return days_of(tx, kind == Kind::green ? green_without_cases : narrow_without_cases, base::day_of(tx.now()));
}

}  // namespace

BranchId add_branch(store::Transaction& tx, const base::Who& who, ZoneId id, const NewBranch& wanted) {
    const auto zone = lasting_entry(tx, who, id);
    const auto name = words(wanted.name);
    if (name.empty()) throw Problem(ProblemKind::invalid, "zone.name_empty");
    if (!wanted.area && wanted.households.empty()) throw Problem(ProblemKind::invalid, "zone.nobody_chosen");
    if (!wanted.area) count_chosen(tx, zone, {.branches = {}, .households = wanted.households});

    const BranchId branch{tx.new_id()};
    tx.change(
        "INSERT INTO zone_branch (home, id, zone, name, area, households, people) VALUES ($1, $2, $3, $4, $5, 0, 0)",
        {zone.home, branch, id, name, wanted.area});
    std::vector<store::Value> parameters{zone.home, id, branch};
    std::string which;
    if (wanted.area) {
        parameters.emplace_back(*wanted.area);
        which = "household IN (SELECT h.id FROM household h WHERE h.area = $4)";
    } else {
        which = "household IN " + store::list_behind(parameters, wanted.households);
    }
    const auto put = tx.change(
        "UPDATE zone_household SET branch = $3 WHERE home = $1 AND zone = $2 AND left_on IS NULL AND " + which,
        parameters);
    if (put == 0) throw Problem(ProblemKind::invalid, "zone.nobody_chosen", name);
    keep_branch_counts(tx, zone);
    store::record(tx, who, "zone.branch_added", id.uuid, zone.zone.area.id,
                  base::Json{{"branch", base::to_string(branch)}, {"households", put}});
    return branch;
}

void remove_branch(store::Transaction& tx, const base::Who& who, BranchId id) {
    const auto branch = branch_entry(tx, id);
    const auto zone = lasting_entry(tx, who, branch.zone);
    if (!tx.run("SELECT 1 AS found FROM zone_case WHERE home = $1 AND zone = $2 AND branch = $3 LIMIT 1",
                {zone.home, branch.zone, id})
             .empty())
        throw Problem(ProblemKind::conflict, "branch.has_cases", branch.name);
    tx.change("UPDATE zone_household SET branch = NULL WHERE home = $1 AND zone = $2 AND branch = $3",
              {zone.home, branch.zone, id});
    tx.change("DELETE FROM zone_branch WHERE home = $1 AND id = $2", {zone.home, id});
    store::record(tx, who, "zone.branch_removed", branch.zone.uuid, zone.zone.area.id,
                  base::Json{{"branch", base::to_string(id)}});
}

std::vector<Branch> branches(store::Transaction& tx, const base::Who& who, ZoneId id) {
    const auto zone = seen_entry(tx, who, id);
    auto found = store::all(
        [](const store::Row& row) {
            Branch branch{.id = row.id<ZoneBranchTag>("id"),
                          .name = row.text("name"),
                          .households = row.integer("households"),
                          .people = row.integer("people")};
            branch.last_case_on = row.maybe_day("last_case_on");
            return std::pair{branch, row.maybe_day("first_told")};
        },
        tx.run(R"(
            SELECT b.id, b.name, b.households, b.people,
                   (SELECT MAX(c.day) FROM zone_case c WHERE c.home = b.home AND c.zone = b.zone AND c.branch = b.id AND c.cases > 0)
                       AS last_case_on,
                   (SELECT MIN(c.day) FROM zone_case c WHERE c.home = b.home AND c.zone = b.zone AND c.branch = b.id) AS first_told
            FROM zone_branch b WHERE b.home = $1 AND b.zone = $2 ORDER BY b.name, b.id)",
               {zone.home, id}));
    const bool may_see = sees_cases(who, zone);
    const auto today = base::day_of(tx.now());
    auto cases = cases_of(tx, zone, today - days_shown + 1);
    const auto wanted = quiet_days(tx, zone.zone.kind);
    std::vector<Branch> all;
    for (auto& [branch, first_told] : found) {
        if (may_see) {
            branch.cases = std::move(cases[branch.id]);
            say_quiet(branch, first_told, today, wanted);
        } else {
            branch.last_case_on = std::nullopt;
        }
        all.push_back(std::move(branch));
    }
    return all;
}

void tell_cases(store::Transaction& tx, const base::Who& who, BranchId id, const CaseDay& told) {
    const auto branch = branch_entry(tx, id);
    const auto zone = entry(tx, branch.zone);
    accounts::require(who, Permission::health_read, zone.area_path);
    if (told.day > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "zone.day_to_come");
    if (!zone.zone.activated_at || (zone.zone.lifted_on && told.day > *zone.zone.lifted_on))
        throw Problem(ProblemKind::conflict, "zone.not_active_then", base::to_string(told.day));
    if (told.cases < 0 || told.cases > most_cases)
        throw Problem(ProblemKind::invalid, "branch.cases_wrong", std::to_string(told.cases));
    tx.change(R"(
        INSERT INTO zone_case (home, zone, branch, day, cases, at, account) VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (home, zone, branch, day) DO UPDATE SET cases = excluded.cases, at = excluded.at, account = excluded.account)",
              {zone.home, branch.zone, id, told.day, told.cases, tx.now(), who.account});
    store::record(tx, who, "zone.cases_told", branch.zone.uuid, zone.zone.area.id,
                  base::Json{{"branch", base::to_string(id)}, {"day", base::to_string(told.day)}});
}

}  // namespace zones
