#pragma once

#include "zones/zone.hpp"

/// The parts of a zone, and how many new cases each had by day. Only numbers stand here; which home a case lives in is
/// known to the health station alone.
namespace zones {

using BranchId = base::Id<struct ZoneBranchTag>;

struct NewBranch {
    std::string name;
    std::optional<areas::AreaId> area;                ///< a hamlet: all of it that is in the zone
    std::vector<households::HouseholdId> households;  ///< or a list
};
BOOST_DESCRIBE_STRUCT(NewBranch, (), (name, area, households))

/// Problems: zone.not_found, account.outside_area, zone.ended, zone.name_empty, zone.not_in_zone, zone.nobody_chosen.
BranchId add_branch(store::Transaction& tx, const base::Who& who, ZoneId id, const NewBranch& wanted);

/// Its households stay in the zone. Problems: branch.not_found, account.outside_area, branch.has_cases.
void remove_branch(store::Transaction& tx, const base::Who& who, BranchId id);

struct CaseDay {
    base::Day day;
    std::int64_t cases = 0;
};
BOOST_DESCRIBE_STRUCT(CaseDay, (), (day, cases))

struct Branch {
    BranchId id;
    std::string name;
    std::int64_t households = 0;
    std::int64_t people = 0;
    /// The days that were told, the latest first, of the last three weeks; null for who does not see cases (the
    /// police).
    std::optional<std::vector<CaseDay>> cases;
    std::optional<base::Day> last_case_on;
    std::optional<std::int64_t> days_without;  ///< since the last case, or since the zone began; null: not told yet
    bool is_quiet = false;                     ///< for as long as the rule asks
};
BOOST_DESCRIBE_STRUCT(Branch, (), (id, name, households, people, cases, last_case_on, days_without, is_quiet))

/// By name. Problems: zone.not_found, account.outside_area.
std::vector<Branch> branches(store::Transaction& tx, const base::Who& who, ZoneId id);

/// The health station tells how many; a later word corrects an earlier one. Problems: branch.not_found,
/// account.outside_area, zone.day_to_come, zone.not_active_then, branch.cases_wrong.
void tell_cases(store::Transaction& tx, const base::Who& who, BranchId id, const CaseDay& told);

}  // namespace zones
