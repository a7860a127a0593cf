#include "areas/succession.hpp"

#include <algorithm>
#include <map>

#include "areas/area_row.hpp"

namespace areas {
namespace {

struct Part {
    AreaId successor;
    std::int64_t share = 0;
    bool certain = true;
};

/// Cuts a share into the parts of an area's successors; what rounding leaves goes to the first.
std::vector<Part> parts_of(store::Transaction& tx, AreaId id, std::int64_t whole) {
    const auto rows =
        tx.run("SELECT successor, is_whole, share FROM area_successor WHERE area = $1 ORDER BY successor", {id});
    const auto count = static_cast<std::int64_t>(rows.size());
    std::int64_t known = 0;
    for (const auto& row : rows) known += row.maybe_integer("share").value_or(0);
    const bool all_known = known == 1000;
    std::vector<Part> parts;
    std::int64_t given = 0;
    for (const auto& row : rows) {
        const auto share = all_known ? whole * row.maybe_integer("share").value_or(0) / 1000 : whole / count;
        parts.push_back({row.id<AreaTag>("successor"), share, all_known || count == 1});
        given += share;
    }
    if (!parts.empty()) parts.front().share += whole - given;
    return parts;
}

void stand(store::Transaction& tx, const Area& area, base::Day on, std::int64_t share, bool certain,
           std::map<base::Uuid, Share>& standing) {
    if (!area.valid_until || on <= *area.valid_until) {
        auto [place, is_new] = standing.try_emplace(area.id.uuid, Share{area, 0, true});
        place->second.share += share;
        place->second.certain = place->second.certain && certain;
        return;
    }
    const auto parts = parts_of(tx, area.id, share);
    for (const auto& part : parts)
        stand(tx, get(tx, part.successor), on, part.share, certain && part.certain, standing);
    if (parts.empty() && area.parent) stand(tx, get(tx, *area.parent), on, share, false, standing);
}

std::vector<Link> read_links(const store::Rows& rows) {
    std::vector<Link> links;
    for (const auto& row : rows) links.push_back({read_area(row), row.boolean("is_whole"), row.text("source")});
    return links;
}

}  // namespace

std::vector<Share> standing_on(store::Transaction& tx, const Area& area, base::Day on) {
    std::map<base::Uuid, Share> standing;
    stand(tx, area, on, whole_share, true, standing);
    std::vector<Share> shares;
    for (auto& [id, share] : standing) shares.push_back(std::move(share));
    std::sort(shares.begin(), shares.end(),
              [](const Share& left, const Share& right) { return left.area.path < right.area.path; });
    return shares;
}

std::vector<Link> successors(store::Transaction& tx, AreaId id) {
    return read_links(tx.run(R"(SELECT a.*, s.is_whole, s.source
                                  FROM area_successor s JOIN area a ON a.id = s.successor
                                 WHERE s.area = $1 ORDER BY a.path)",
                             {id}));
}

std::vector<Link> predecessors(store::Transaction& tx, AreaId id) {
    return read_links(tx.run(R"(SELECT a.*, s.is_whole, s.source
                                  FROM area_successor s JOIN area a ON a.id = s.area
                                 WHERE s.successor = $1 ORDER BY a.path)",
                             {id}));
}

bool succeed(store::Transaction& tx, AreaId id, AreaId successor, bool is_whole, std::string_view source,
             std::optional<std::int64_t> share) {
    return tx.change(
               R"(INSERT INTO area_successor (area, successor, is_whole, share, source) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (area, successor) DO NOTHING)",
               {id, successor, is_whole, share, source}) > 0;
}

}  // namespace areas
