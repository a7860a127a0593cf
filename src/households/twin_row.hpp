#pragma once

#include <string_view>

#include "base/who.hpp"
#include "households/entry.hpp"
#include "households/twin.hpp"

/// A twin as its row keeps it, for the verbs of this folder.
namespace households {

/// Both sides, whether they stand in the register or became part of another household.
inline constexpr std::string_view select_twin = R"(
    SELECT twin.*,
        COALESCE(older.number, older_alias.number) AS older_number,
        COALESCE(older.people, older_alias.people) AS older_people,
        older_area.id AS older_area, older_area.name AS older_area_name, older_team.name AS older_team,
        COALESCE(newer.number, newer_alias.number) AS newer_number,
        COALESCE(newer.people, newer_alias.people) AS newer_people,
        newer_area.id AS newer_area, newer_area.name AS newer_area_name, newer_team.name AS newer_team
    FROM household_twin AS twin
    LEFT JOIN household AS older ON older.id = twin.older
    LEFT JOIN household_alias AS older_alias ON older_alias.id = twin.older
    LEFT JOIN area AS older_area ON older_area.id = COALESCE(older.area, older_alias.area)
    LEFT JOIN body AS older_team ON older_team.id = COALESCE(older.team, older_alias.team)
    LEFT JOIN household AS newer ON newer.id = twin.newer
    LEFT JOIN household_alias AS newer_alias ON newer_alias.id = twin.newer
    LEFT JOIN area AS newer_area ON newer_area.id = COALESCE(newer.area, newer_alias.area)
    LEFT JOIN body AS newer_team ON newer_team.id = COALESCE(newer.team, newer_alias.team))";

Twin twin_of(const store::Row& row);
std::vector<TwinReason> reasons_of(const store::Row& row);

/// A twin with the two households it speaks of, or what they became part of.
struct ReachedTwin {
    Twin twin;
    std::int64_t home = 0;
    std::optional<std::string> undo;
    Entry older;
    Entry newer;
};

/// Problems: household_twin.not_found, account.outside_area.
ReachedTwin reached(store::Transaction& tx, const base::Who& who, base::Permission permission, TwinId id);

/// Two that are known to be two, because one parted from the other; looking alike, they are not asked about.
void know_apart(store::Transaction& tx, const base::Who& who, HouseholdId one, HouseholdId other);

/// Open twins of a household that became part of another.
void forget_open(store::Transaction& tx, HouseholdId gone);

}  // namespace households
