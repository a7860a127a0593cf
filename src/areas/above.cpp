#include "areas/above.hpp"

#include <fmt/format.h>

namespace areas {

std::vector<AreaId> itself_and_above(store::Transaction& tx, const Area& area) {
    std::vector<AreaId> ids{area.id};
    for (const auto& above : ancestors(tx, area)) ids.push_back(above.id);
    return ids;
}

std::string in_or_around(int first) {
    return fmt::format("((a.path >= ${0} AND a.path < ${1}) OR substr(${0}, 1, length(a.path)) = a.path)", first,
                       first + 1);
}

}  // namespace areas
