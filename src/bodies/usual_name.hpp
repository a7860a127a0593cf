#pragma once

#include <string>

#include "areas/area.hpp"
#include "bodies/kind.hpp"

/// What the one body of a kind in a unit is called: "Ủy ban nhân dân xã Bến Xuân", "Ban Dân vận Quận ủy Hồ Sen".
namespace bodies {

/// Whether each unit has one body of this kind, so that its name follows from the unit.
bool has_usual_name(const Kind& kind);

std::string usual_name(const Kind& kind, const areas::Area& area);

}  // namespace bodies
