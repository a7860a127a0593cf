#pragma once

#include <string>

#include "areas/area.hpp"

namespace areas {

/// The area and all above it, as a list of a statement takes them: whatever holds there for all below.
std::vector<AreaId> itself_and_above(store::Transaction& tx, const Area& area);

/// A condition on rows `a` of areas: at a place, below it or around it. `first` is the number of the parameter that
/// holds the path of the place; the one behind it holds the same path with '~' (the first path after all below).
std::string in_or_around(int first);

}  // namespace areas
