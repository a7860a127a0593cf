#pragma once

#include <string>

namespace households {

/// SQL: the ids that household $1 goes by, its own and those of the entries that became part of it (absorbing.hpp).
inline const std::string ids_of_it = "(SELECT $1 UNION ALL SELECT id FROM household_alias WHERE survivor = $1)";

}  // namespace households
