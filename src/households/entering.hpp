#pragma once

#include <string>
#include <vector>

#include "households/household.hpp"

/// Many households of one commune at once, as a list brings them.
namespace households {

/// A household under an id that was made by whoever brings it, so that bringing it again changes nothing.
struct Brought {
    HouseholdId id;
    areas::AreaId area;
    std::optional<base::Uuid> team;  ///< of the commune
    std::int64_t people = 1;
    Record record;
};

struct BroughtFate {
    bool is_new = false;  ///< entered now; else it was there, or it was refused
    std::string refused;  ///< a problem code; empty: it is in the register
};

/// Enters each household alone, in their order; those that are likely there under another number are entered too.
/// Refusals: account.outside_area, household.area_elsewhere (not of this commune), household.area_closed,
/// household.team_elsewhere, household.too_few_people and those of tidied(). Problems: area.not_found,
/// household.area_too_wide, account.outside_area (the caller writes nowhere in this commune).
std::vector<BroughtFate> enter_each(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                    areas::AreaId commune, const std::vector<Brought>& brought);

/// Which of these are in the register already, left ones too.
std::vector<HouseholdId> known_among(store::Transaction& tx, const std::vector<HouseholdId>& ids);

/// The commune when the caller may write households somewhere in it. Problems: area.not_found,
/// household.area_too_wide, account.outside_area.
areas::Area commune_to_write(store::Transaction& tx, const base::Who& who, areas::AreaId area);

}  // namespace households
