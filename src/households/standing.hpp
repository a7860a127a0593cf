#pragma once

#include <optional>
#include <string>

#include "base/who.hpp"
#include "households/household.hpp"

/// Where a household stands, for slices that keep something about it: a round, a need, a zone.
namespace households {

struct Standing {
    HouseholdId id;
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string area_path;
    std::optional<base::Uuid> team;
    std::optional<base::Day> valid_until;  ///< its last day here
};

/// Problem: household.not_found.
Standing standing(store::Transaction& tx, HouseholdId id);

/// The same, when the permission is held for the hamlet or for the team that looks after it. Problems:
/// household.not_found, account.outside_area.
Standing standing(store::Transaction& tx, const base::Who& who, base::Permission permission, HouseholdId id);

/// One commune, and one hamlet of it when the area is one: where a list of the register looks.
struct Slice {
    base::Uuid commune;
    std::optional<base::Uuid> hamlet;
};

/// Problems: area.not_found, household.area_too_wide.
Slice slice_of(store::Transaction& tx, areas::AreaId area);

}  // namespace households
