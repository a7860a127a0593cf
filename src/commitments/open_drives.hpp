#pragma once

#include "commitments/drive.hpp"

namespace commitments {

/// Drives that everybody may sign today in a place, below it or around it, those that end first before others.
std::vector<Promise> open_drives(store::Transaction& tx, const areas::Area& area, std::size_t most);

}  // namespace commitments
