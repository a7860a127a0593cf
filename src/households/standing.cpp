#include "households/standing.hpp"

#include "households/entry.hpp"

namespace households {
namespace {

Standing standing_of(const Entry& entry) {
    const auto& household = entry.household;
    return {.id = household.id,
            .home = entry.home,
            .commune = entry.commune,
            .area = household.area.id,
            .area_path = entry.area_path,
            .team = household.team ? std::optional(household.team->id) : std::nullopt,
            .valid_until = household.valid_until};
}

}  // namespace

Standing standing(store::Transaction& tx, HouseholdId id) {
    return standing_of(entry(tx, id));
}

Standing standing(store::Transaction& tx, const base::Who& who, base::Permission permission, HouseholdId id) {
    const auto found = entry(tx, id);
    require_reach(who, permission, found);
    return standing_of(found);
}

Slice slice_of(store::Transaction& tx, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    Slice slice{.commune = commune_of(tx, area).id.uuid, .hamlet = std::nullopt};
    if (area.level > areas::commune_level) slice.hamlet = area.id.uuid;
    return slice;
}

}  // namespace households
