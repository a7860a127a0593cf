#pragma once

#include "zones/zone.hpp"

/// What everybody may know of zones: what a decision says, and nothing of who lives there.
namespace zones {

struct InForce {
    ZoneId id;
    Kind kind = Kind::lockdown;
    std::string name;
    std::string area;
    std::string decision_number;
    std::optional<base::Day> decision_day;
    std::string decision_body;
    base::Day starts_on;
    std::optional<base::Day> last_day;  ///< empty: until further notice
    std::string exceptions;             ///< who may pass
};

/// Active ones of a place, below it and around it, the latest first. One that is a list of households is left out:
/// its name could point at a door.
std::vector<InForce> in_force(store::Transaction& tx, const areas::Area& area, std::size_t most);

}  // namespace zones
