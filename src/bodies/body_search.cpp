#include <algorithm>
#include <set>

#include "areas/name_index.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "bodies/body_row.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

/// Whether a body stands where the query asks; the area's rows are read once.
struct Place {
    store::Transaction& tx;
    std::optional<std::string> path;

    bool holds(const Body& body) const { return !path || areas::is_within(areas::get(tx, body.area).path, *path); }
};

bool fits(const Body& body, const Query& query, base::Day on, const Place& place) {
    return (query.kind.empty() || body.kind == query.kind) && body.is_valid_on(on) && place.holds(body);
}

std::vector<Body> by_name(store::Transaction& tx, const Query& query, base::Day on, const Place& place) {
    std::vector<Body> found;
    std::set<base::Uuid> seen;
    for (const auto& key : areas::names_like(tx, "body", base::fold(query.words)))
        for (const auto& row : tx.run(
                 "SELECT b.* FROM body_name n JOIN body b ON b.id = n.body WHERE n.name_key = $1 ORDER BY b.area, b.id",
                 {key})) {
            if (found.size() == query.limit) return found;
            auto body = read_body(row);
            if (fits(body, query, on, place) && seen.insert(body.id.uuid).second) found.push_back(std::move(body));
        }
    return found;
}

std::vector<Body> all_of_an_area(store::Transaction& tx, const Query& query, base::Day on) {
    return store::all(read_body, tx.run(R"(WITH RECURSIVE below (id, path) AS (
                                               SELECT id, path FROM area WHERE id = $1
                                               UNION ALL
                                               SELECT a.id, a.path FROM area a JOIN below b ON a.parent = b.id
                                           )
                                           SELECT o.* FROM below b JOIN body o ON o.area = b.id
                                            WHERE ($2 = '' OR o.kind = $2) AND o.valid_from <= $3 AND (o.valid_until IS NULL OR o.valid_until >= $3)
                                            ORDER BY b.path, o.id LIMIT $4)",
                                        {*query.area, query.kind, on, query.limit}));
}

std::vector<Body> all(store::Transaction& tx, const Query& query, base::Day on) {
    return store::all(read_body, tx.run(R"(SELECT * FROM body
                                            WHERE ($1 = '' OR kind = $1) AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                            ORDER BY id LIMIT $3)",
                                        {query.kind, on, query.limit}));
}

}  // namespace

std::vector<Body> search(store::Transaction& tx, const Query& query) {
    const auto on = query.on.value_or(base::day_of(tx.now()));
    if (base::fold(query.words).empty()) return query.area ? all_of_an_area(tx, query, on) : all(tx, query, on);
    Place place{tx, std::nullopt};
    if (query.area) place.path = areas::get(tx, *query.area).path;
    return by_name(tx, query, on, place);
}

}  // namespace bodies
