#include "areas/succession.hpp"

#include <algorithm>
#include <functional>
#include <memory>

#include "areas/area_row.hpp"
#include "store/values.hpp"

namespace areas {
namespace {

struct Part {
    AreaId successor;
    std::int64_t share = 0;
    bool certain = true;
};

struct Successor {
    AreaId area;
    std::optional<std::int64_t> share;  ///< in thousandths, when known
};

/// What is known of areas: asked of the store one by one, or read at once for many.
struct Known {
    std::function<Area(AreaId)> area;
    std::function<std::vector<Successor>(AreaId)> successors;  ///< by id
};

Successor read_successor(const store::Row& row) {
    return {row.id<AreaTag>("successor"), row.maybe_integer("share")};
}

Known known_one_by_one(store::Transaction& tx) {
    return {[&tx](AreaId id) { return get(tx, id); },
            [&tx](AreaId id) {
                return store::all(
                    read_successor,
                    tx.run("SELECT successor, share FROM area_successor WHERE area = $1 ORDER BY successor", {id}));
            }};
}

Known known_at_once(store::Transaction& tx) {
    const auto areas = std::make_shared<std::map<base::Uuid, Area>>();
    const auto successors = std::make_shared<std::map<base::Uuid, std::vector<Successor>>>();
    tx.each("SELECT * FROM area", {}, [&](const store::Row& row) { areas->emplace(row.uuid("id"), read_area(row)); });
    tx.each("SELECT area, successor, share FROM area_successor ORDER BY area, successor", {},
            [&](const store::Row& row) { (*successors)[row.uuid("area")].push_back(read_successor(row)); });
    return {[areas](AreaId id) { return areas->at(id.uuid); },
            [successors](AreaId id) {
                const auto found = successors->find(id.uuid);
                return found == successors->end() ? std::vector<Successor>() : found->second;
            }};
}

/// Cuts a share into the parts of an area's successors; what rounding leaves goes to the first.
std::vector<Part> parts_of(const Known& known, AreaId id, std::int64_t whole) {
    const auto successors = known.successors(id);
    const auto count = static_cast<std::int64_t>(successors.size());
    std::int64_t told = 0;
    for (const auto& successor : successors) told += successor.share.value_or(0);
    const bool all_told = told == 1000;
    std::vector<Part> parts;
    std::int64_t given = 0;
    for (const auto& successor : successors) {
        const auto share = all_told ? whole * successor.share.value_or(0) / 1000 : whole / count;
        parts.push_back({successor.area, share, all_told || count == 1});
        given += share;
    }
    if (!parts.empty()) parts.front().share += whole - given;
    return parts;
}

void stand(const Known& known, const Area& area, base::Day on, std::int64_t share, bool certain,
           std::map<base::Uuid, Share>& standing) {
    if (!area.valid_until || on <= *area.valid_until) {
        auto [place, is_new] = standing.try_emplace(area.id.uuid, Share{area, 0, true});
        place->second.share += share;
        place->second.certain = place->second.certain && certain;
        return;
    }
    const auto parts = parts_of(known, area.id, share);
    for (const auto& part : parts)
        stand(known, known.area(part.successor), on, part.share, certain && part.certain, standing);
    if (parts.empty() && area.parent) stand(known, known.area(*area.parent), on, share, false, standing);
}

std::vector<Share> in_order(const std::map<base::Uuid, Share>& standing) {
    std::vector<Share> shares;
    for (const auto& [id, share] : standing) shares.push_back(share);
    std::sort(shares.begin(), shares.end(),
              [](const Share& left, const Share& right) { return left.area.path < right.area.path; });
    return shares;
}

std::vector<Link> read_links(const store::Rows& rows) {
    std::vector<Link> links;
    for (const auto& row : rows) links.push_back({read_area(row), row.boolean("is_whole"), row.text("source")});
    return links;
}

}  // namespace

std::vector<Share> standing_on(store::Transaction& tx, const Area& area, base::Day on) {
    std::map<base::Uuid, Share> standing;
    stand(known_one_by_one(tx), area, on, whole_share, true, standing);
    return in_order(standing);
}

std::map<AreaId, std::vector<Share>> standing_on(store::Transaction& tx, const std::set<AreaId>& ids, base::Day on) {
    const auto known = known_at_once(tx);
    std::map<AreaId, std::vector<Share>> all;
    for (const auto& id : ids) {
        std::map<base::Uuid, Share> standing;
        stand(known, known.area(id), on, whole_share, true, standing);
        all.emplace(id, in_order(standing));
    }
    return all;
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
