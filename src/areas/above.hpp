#pragma once

#include "areas/area.hpp"

namespace areas {

/// The area and all above it, as a list of a statement takes them: whatever holds there for all below.
std::vector<AreaId> itself_and_above(store::Transaction& tx, const Area& area);

}  // namespace areas
