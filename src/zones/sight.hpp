#pragma once

#include <string>
#include <vector>

#include "accounts/permission.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// What the sources of this folder share about who may see and who may touch what.
namespace zones {

/// Whoever decides which level an area has decides of its zones too.
inline constexpr auto may_decide_zones = base::Permission::levels_decide;

/// Whoever reads plans in a place that a zone touches sees the zone: the hamlet inside it, the commune around it.
/// Problem: account.outside_area.
void require_sight(store::Transaction& tx, const base::Who& who, const std::string& area_path);

/// A condition on household h in area a: the caller looks after it. Its values are put behind the parameters.
std::string looked_after(const base::Who& who, base::Permission permission, std::vector<store::Value>& parameters);

}  // namespace zones
