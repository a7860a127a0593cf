#include "reports/map_figures.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "areas/succession.hpp"
#include "reports/duty.hpp"

namespace reports {
namespace {

using areas::Area;
using areas::AreaId;

struct Amount {
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::int64_t split = 0;

    void add(const Amount& other) {
        low += other.low;
        high += other.high;
        split += other.split;
    }
};

/// What stands at each area itself: its kept total without those of the areas below it, which add up.
std::map<AreaId, Amount> own_amounts(store::Transaction& tx, const MapQuery& query, base::Day from) {
    std::map<AreaId, Amount> own;
    for (const auto& row : tx.run(R"(SELECT area, parent, low, high FROM figure_total
                                     WHERE duty = $1 AND period_from = $2 AND indicator = $3)",
                                  {query.duty, from, query.indicator})) {
        const Amount total{row.integer("low"), row.integer("high"), 0};
        own[row.id<areas::AreaTag>("area")].add(total);
        if (const auto parent = row.maybe_uuid("parent")) own[AreaId{*parent}].add({-total.low, -total.high, 0});
    }
    return own;
}

/// Cuts an amount by the shares of the areas it went to; what rounding leaves goes to the first, so that nothing is
/// lost.
std::vector<Amount> cut(const Amount& amount, const std::vector<areas::Share>& shares) {
    std::vector<Amount> pieces;
    Amount rest = amount;
    for (const auto& share : shares) {
        Amount piece{amount.low * share.share / areas::whole_share, amount.high * share.share / areas::whole_share, 0};
        rest.add({-piece.low, -piece.high, 0});
        pieces.push_back(piece);
    }
    if (!pieces.empty()) pieces.front().add(rest);
    for (std::size_t at = 0; at < pieces.size(); ++at)
        if (!shares[at].certain) pieces[at].split = pieces[at].high;
    return pieces;
}

/// The areas of the new map that hold figures, each with all below it.
struct NewMap {
    std::map<AreaId, Area> areas;
    std::map<AreaId, Amount> totals;
    std::map<AreaId, std::set<AreaId>> below;

    const Area& known(store::Transaction& tx, const AreaId& id) {
        auto found = areas.find(id);
        if (found == areas.end()) found = areas.emplace(id, areas::get(tx, id)).first;
        return found->second;
    }

    /// Adds to an area and to everything above it.
    void put(store::Transaction& tx, const Area& area, const Amount& amount) {
        areas.emplace(area.id, area);
        std::optional<AreaId> at = area.id;
        while (at) {
            totals[*at].add(amount);
            const auto parent = known(tx, *at).parent;
            if (parent) below[*parent].insert(*at);
            at = parent;
        }
    }

    MapPart part(const AreaId& id) const {
        const auto total = totals.find(id);
        const auto amount = total == totals.end() ? Amount{} : total->second;
        return {id.uuid, areas.at(id).name, below.contains(id), amount.low, amount.high, amount.split};
    }
};

NewMap on_new_map(store::Transaction& tx, const std::map<AreaId, Amount>& own, base::Day on) {
    std::set<AreaId> told;
    for (const auto& [area, amount] : own)
        if (amount.low != 0 || amount.high != 0) told.insert(area);
    NewMap map;
    for (const auto& [area, shares] : areas::standing_on(tx, told, on)) {
        const auto pieces = cut(own.at(area), shares);
        for (std::size_t at = 0; at < pieces.size(); ++at) map.put(tx, shares[at].area, pieces[at]);
    }
    return map;
}

/// From the country down for as long as one branch holds everything.
AreaId lowest_whole(const NewMap& map, AreaId area) {
    for (;;) {
        const auto below = map.below.find(area);
        if (below == map.below.end() || below->second.size() != 1) return area;
        const auto only = *below->second.begin();
        const auto& here = map.totals.at(area);
        const auto& there = map.totals.at(only);
        if (here.low != there.low || here.high != there.high) return area;
        area = only;
    }
}

}  // namespace

MapFigures on_map(store::Transaction& tx, const base::Who& who, const MapQuery& query) {
    get_duty(tx, who, query.duty);
    const auto period = roll_up(tx, who, {query.duty, query.from, std::nullopt, std::nullopt}).period;
    MapFigures found{
        .period = period, .on = query.on, .indicator = get_indicator(tx, query.indicator), .whole = {}, .parts = {}};
    auto map = on_new_map(tx, own_amounts(tx, query, period.from), query.on);
    const auto root = query.area ? *query.area : lowest_whole(map, areas::country(tx).id);
    map.known(tx, root);
    found.whole = map.part(root);
    if (const auto below = map.below.find(root); below != map.below.end())
        for (const auto& id : below->second) found.parts.push_back(map.part(id));
    std::ranges::sort(found.parts, {}, [](const MapPart& part) { return std::pair(part.name, part.id); });
    return found;
}

}  // namespace reports
