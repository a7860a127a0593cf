#include "areas/above.hpp"

namespace areas {

std::vector<AreaId> itself_and_above(store::Transaction& tx, const Area& area) {
    std::vector<AreaId> ids{area.id};
    for (const auto& above : ancestors(tx, area)) ids.push_back(above.id);
    return ids;
}

}  // namespace areas
