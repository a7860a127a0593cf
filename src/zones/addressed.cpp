#include "zones/addressed.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "store/values.hpp"

namespace zones {
namespace {

Addressed read_addressed(const store::Row& row) {
    const auto& state = row.text("state");
    return {.id = row.id<ZoneTag>("id"),
            .name = row.text("name"),
            .area = {row.uuid("area"), row.text("area_name")},
            .area_path = row.text("area_path"),
            .may_be_named = (state == "active" || state == "lifted") && row.text("extent") != "households"};
}

}  // namespace

std::vector<Addressed> addressed(store::Transaction& tx, const std::vector<ZoneId>& ids) {
    if (ids.empty()) return {};
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    auto found = store::all(read_addressed, tx.run(R"(
        SELECT z.id, z.name, z.state, z.extent, z.area, a.name AS area_name, a.path AS area_path
        FROM zone z JOIN area a ON a.id = z.area WHERE z.id IN )" +
                                                       list,
                                                   parameters));
    std::vector<Addressed> in_order;
    for (const auto& id : ids) {
        const auto at = std::ranges::find(found, id, &Addressed::id);
        if (at == found.end()) throw base::Problem(base::ProblemKind::not_found, "zone.not_found", base::to_string(id));
        in_order.push_back(*at);
    }
    return in_order;
}

}  // namespace zones
