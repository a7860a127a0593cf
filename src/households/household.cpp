#include "households/household.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/entry.hpp"
#include "households/register_index.hpp"
#include "store/journal.hpp"

namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Where a list looks: always in one commune, perhaps in one hamlet or one team of it.
struct Slice {
    base::Uuid commune;
    std::optional<base::Uuid> area;
    std::optional<base::Uuid> team;
};

Slice slice_of_area(store::Transaction& tx, const areas::Area& area) {
    Slice slice{.commune = commune_of(tx, area).id.uuid, .area = std::nullopt, .team = std::nullopt};
    if (area.level > areas::commune_level) slice.area = area.id.uuid;
    return slice;
}

Slice slice_of_team(store::Transaction& tx, const base::Uuid& team) {
    const auto rows = tx.run("SELECT commune FROM team WHERE body = $1", {team});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "team.not_found", base::to_string(team));
    return {.commune = rows.front().uuid("commune"), .area = std::nullopt, .team = team};
}

/// What the caller looks after when the query does not say: a team of one's own, else the first area.
Slice own_slice(store::Transaction& tx, const base::Who& who) {
    const auto reach = accounts::reach_of(who, Permission::households_read);
    if (std::ranges::find(reach.bodies, who.body) != reach.bodies.end()) return slice_of_team(tx, who.body);
    if (!reach.areas.empty())
        if (const auto area = areas::at_path(tx, reach.areas.front(), base::day_of(tx.now())))
            return slice_of_area(tx, *area);
    throw Problem(ProblemKind::invalid, "household.area_too_wide", "no area was named");
}

Slice reachable_slice(store::Transaction& tx, const base::Who& who, const Query& query) {
    if (query.team) {
        accounts::require_body(tx, who, Permission::households_read, *query.team);
        return slice_of_team(tx, *query.team);
    }
    if (!query.area) return own_slice(tx, who);
    const auto area = areas::get(tx, *query.area);
    accounts::require(who, Permission::households_read, area.path);
    return slice_of_area(tx, area);
}

std::vector<Household> living(store::Transaction& tx, const Slice& slice, const Query& query) {
    const auto rows = tx.run(
        R"(
        SELECT household.*, area.name AS area_name, area.path AS area_path, body.name AS team_name
        FROM household JOIN area ON area.id = household.area LEFT JOIN body ON body.id = household.team
        WHERE household.commune = $1 AND ($2 IS NULL OR household.area = $2) AND ($3 IS NULL OR household.team = $3)
          AND ($7 = FALSE OR household.team IS NULL)
          AND household.number > $4 AND (household.valid_until IS NULL OR household.valid_until >= $5)
        ORDER BY household.number LIMIT $6)",
        {slice.commune, slice.area, slice.team, query.after, base::day_of(tx.now()), query.limit, query.without_team});
    std::vector<Household> households;
    for (const auto& row : rows) households.push_back(entry_of(row).household);
    return households;
}

/// A phone number is one word however it is written.
std::string search_form(const std::string& words) {
    return phone_digits(words).value_or(words);
}

std::vector<Household> found(store::Transaction& tx, const store::MasterKey& master, const Slice& slice,
                             const Query& query) {
    std::vector<Entry> entries;
    for (const auto& household : register_index.find(tx, master, slice.commune, search_form(query.words))) {
        auto one = entry(tx, household);
        const bool is_here = (!slice.area || one.household.area.id == *slice.area) &&
                             (!slice.team || (one.household.team && one.household.team->id == *slice.team)) &&
                             !(query.without_team && one.household.team);
        const bool is_living = !one.household.valid_until || *one.household.valid_until >= base::day_of(tx.now());
        if (is_here && is_living && one.commune == slice.commune && one.number > query.after)
            entries.push_back(std::move(one));
    }
    std::ranges::sort(entries, {}, &Entry::number);
    std::vector<Household> households;
    for (auto& one : entries)
        if (households.size() < query.limit) households.push_back(std::move(one.household));
    return households;
}

}  // namespace

Household get(store::Transaction& tx, const base::Who& who, HouseholdId id) {
    auto found = entry(tx, id);
    require_reach(who, Permission::households_read, found);
    return std::move(found.household);
}

std::vector<Household> list(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                            const Query& query) {
    const auto slice = reachable_slice(tx, who, query);
    return base::fold(query.words).empty() ? living(tx, slice, query) : found(tx, master, slice, query);
}

void hand_to(store::Transaction& tx, const base::Who& who, const std::vector<HouseholdId>& households,
             std::optional<base::Uuid> team) {
    std::optional<Slice> place;
    if (team) place = slice_of_team(tx, *team);
    for (const auto id : households) {
        const auto one = entry(tx, id);
        require_reach(who, Permission::households_write, one);
        if (place && place->commune != one.commune)
            throw Problem(ProblemKind::conflict, "household.team_elsewhere", one.household.code);
        const auto before = one.household.team ? std::optional(one.household.team->id) : std::nullopt;
        if (before == team) continue;
        tx.change("UPDATE household SET team = $3 WHERE home = $1 AND id = $2", {one.home, one.household.id, team});
        store::record(tx, who, "household.handed_over", one.household.id.uuid, one.household.area.id,
                      base::Json{{"from", before ? base::Json(base::to_string(*before)) : base::Json(nullptr)},
                                 {"to", team ? base::Json(base::to_string(*team)) : base::Json(nullptr)}});
    }
}

std::string code_of(std::int64_t number) {
    return fmt::format("H-{:04}", number);
}

std::int64_t number_of(std::string_view code) {
    std::int64_t number = 0;
    if (code.starts_with("H-")) code.remove_prefix(2);
    if (code.empty() || code.size() > 12) return 0;
    for (const char c : code) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + (c - '0');
    }
    return number;
}

Entry entry_of(const store::Row& row) {
    Entry entry{.household = {.id = row.id<HouseholdTag>("id"),
                              .code = code_of(row.integer("number")),
                              .area = {row.uuid("area"), row.text("area_name")},
                              .team = std::nullopt,
                              .people = row.integer("people"),
                              .valid_from = row.day("valid_from"),
                              .valid_until = row.maybe_day("valid_until"),
                              .dwelling = row.text("dwelling"),
                              .quiet_until = row.maybe_day("quiet_until")},
                .home = row.integer("home"),
                .number = row.integer("number"),
                .commune = row.uuid("commune"),
                .area_path = row.text("area_path")};
    if (const auto team = row.maybe_uuid("team")) entry.household.team = Place{*team, row.text("team_name")};
    return entry;
}

Entry entry(store::Transaction& tx, HouseholdId id) {
    const auto rows = tx.run(R"(
        SELECT household.*, area.name AS area_name, area.path AS area_path, body.name AS team_name
        FROM household JOIN area ON area.id = household.area LEFT JOIN body ON body.id = household.team
        WHERE household.id = $1)",
                             {id});
    if (!rows.empty()) return entry_of(rows.front());
    const auto aliases = tx.run("SELECT survivor FROM household_alias WHERE id = $1", {id});
    if (aliases.empty()) throw Problem(ProblemKind::not_found, "household.not_found", base::to_string(id));
    return entry(tx, aliases.front().id<HouseholdTag>("survivor"));
}

void require_reach(const base::Who& who, Permission permission, const Entry& entry) {
    if (accounts::reaches(who, permission, entry.area_path)) return;
    const auto bodies = accounts::reach_of(who, permission).bodies;
    if (entry.household.team && std::ranges::find(bodies, entry.household.team->id) != bodies.end()) return;
    throw Problem(ProblemKind::forbidden, "account.outside_area", entry.area_path);
}

areas::Area commune_of(store::Transaction& tx, const areas::Area& area) {
    if (area.level == areas::commune_level) return area;
    if (area.level > areas::commune_level)
        for (auto& above : areas::ancestors(tx, area))
            if (above.level == areas::commune_level) return std::move(above);
    throw Problem(ProblemKind::invalid, "household.area_too_wide", area.path);
}

std::int64_t next_number(store::Transaction& tx, std::int64_t home, const base::Uuid& commune) {
    return tx
        .run(R"(
            SELECT COALESCE(MAX(number), 0) + 1 AS number FROM (
                SELECT MAX(number) AS number FROM household WHERE home = $1 AND commune = $2
                UNION ALL SELECT MAX(number) AS number FROM household_alias WHERE home = $1 AND commune = $2) AS given)",
             {home, commune})
        .front()
        .integer("number");
}

}  // namespace households
