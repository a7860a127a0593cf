#pragma once

#include <map>
#include <set>
#include <string_view>
#include <vector>

#include "areas/area.hpp"

/// What became of areas, and what they were made from: the way from a figure of the old map to the new one.
namespace areas {

inline constexpr std::int64_t whole_share = 1'000'000;

/// A part of an old area that lies in a later one, in millionths. The shares of one area add up to whole_share exactly,
/// so that a restated total is the old total.
struct Share {
    Area area;
    std::int64_t share = whole_share;
    bool certain =
        true;  ///< FALSE: split evenly, or counted at the nearest area above, because nothing better is known
};

/// Where the figures of an area stand on a day: itself while it is valid, else its successors, followed as long as
/// needed. An area whose end nobody explained counts at the nearest area above it that goes on.
std::vector<Share> standing_on(store::Transaction& tx, const Area& area, base::Day on);

/// The same for many areas, by two statements for all of them.
std::map<AreaId, std::vector<Share>> standing_on(store::Transaction& tx, const std::set<AreaId>& ids, base::Day on);

/// The direct successors and predecessors.
struct Link {
    Area area;
    bool is_whole = true;
    std::string source;
};
std::vector<Link> successors(store::Transaction& tx, AreaId id);
std::vector<Link> predecessors(store::Transaction& tx, AreaId id);

/// Says what became of an area; said again it changes nothing and gives FALSE. `source` names the file or decision.
/// `share` in thousandths when known.
bool succeed(store::Transaction& tx, AreaId id, AreaId successor, bool is_whole, std::string_view source,
             std::optional<std::int64_t> share = std::nullopt);

}  // namespace areas
