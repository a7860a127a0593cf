#pragma once

#include "occasions/occasion.hpp"

/// Forces on duty, and since when nobody has looked after them.
namespace oversight {

using households::Place;
using occasions::PlaceKind;

/// A force on duty: a health station or centre, police, the military command, border guards, militia, a community team;
/// a quarantine site, a checkpoint.
struct CareUnit {
    PlaceKind kind = PlaceKind::body;
    base::Uuid id;
    std::string name;
    Place area;
    std::optional<base::Day> last_on;  ///< of a visit, or of an occasion
    std::int64_t wants = 0;            ///< still open
};
BOOST_DESCRIBE_STRUCT(CareUnit, (), (kind, id, name, area, last_on, wants))

/// After how many days without a visit a force stands in the list: vocabulary/care_rules.json.
struct CareRule {
    base::Day valid_from;
    std::int64_t days = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(CareRule, (), (valid_from, days, source))

struct CareUnits {
    CareRule rule;
    std::vector<CareUnit> waiting;  ///< not visited within so many days, never visited ones first
    std::vector<CareUnit> others;
};
BOOST_DESCRIBE_STRUCT(CareUnits, (), (rule, waiting, others))

/// In an area and below it; `days` instead of those of the rule. Problems: area.not_found, account.outside_area,
/// care.days_wrong (none, or more than a year).
CareUnits care_units(store::Transaction& tx, const base::Who& who, areas::AreaId area,
                     std::optional<std::int64_t> days);

}  // namespace oversight
