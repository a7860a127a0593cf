#pragma once

#include "zones/zone.hpp"

/// Zones as somebody speaks to them.
namespace zones {

struct Addressed {
    ZoneId id;
    std::string name;
    Place area;
    std::string area_path;
    /// It holds or held, and is no list of households: the name of a list could point at a door, and a zone that is
    /// only planned is told by its decision first.
    bool may_be_named = false;
};

/// In the order of the ids. Problem: zone.not_found.
std::vector<Addressed> addressed(store::Transaction& tx, const std::vector<ZoneId>& ids);

}  // namespace zones
