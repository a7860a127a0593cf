#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "areas/succession.hpp"
#include "cast.hpp"

namespace spec {

/// A commune ends on the last day of June 2021 with all below it; from July on others below the same district, made
/// where they are not there yet, stand in its place.
inline std::vector<areas::AreaId> become(Cast& cast, const char* commune, const std::vector<std::string>& names) {
    const auto last = *base::parse_day("2021-06-30");
    const auto first = last + 1;
    const auto who = cast.who("admin");
    return cast.db().write([&](store::Transaction& tx) {
        const auto old = areas::get(tx, areas::AreaId{cast.id(commune)});
        for (const auto& child : areas::children(tx, old.id, last)) areas::close(tx, who, child.id, last);
        areas::close(tx, who, old.id, last);
        std::vector<areas::AreaId> heirs;
        for (const auto& name : names) {
            const auto now = areas::children(tx, *old.parent, first);
            const auto found = std::ranges::find(now, name, &areas::Area::name);
            heirs.push_back(found != now.end() ? found->id
                                               : areas::open(tx, who, {*old.parent, "commune", name, "", first}).id);
            areas::succeed(tx, old.id, heirs.back(), names.size() == 1, "nghị quyết");
        }
        return heirs;
    });
}

}  // namespace spec
