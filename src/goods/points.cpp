#include "goods/points.hpp"

#include "areas/above.hpp"
#include "base/named.hpp"

namespace goods {

std::vector<Point> points_in(store::Transaction& tx, const areas::Area& area, std::size_t most) {
    std::vector<Point> points;
    for (const auto& row : tx.run(R"(
             SELECT s.id, s.kind, s.name, s.address, s.hours, a.name AS area_name
             FROM goods_store s JOIN area a ON a.id = s.area
             WHERE s.closed_at IS NULL AND s.kind <> 'warehouse' AND )" +
                                      areas::in_or_around(1) + " ORDER BY s.name_key, s.id LIMIT $3",
                                  {area.path, area.path + '~', most}))
        points.push_back({row.id<GoodsStoreTag>("id"), base::named<StoreKind>(row.text("kind")), row.text("name"),
                          row.text("area_name"), row.text("address"), row.text("hours")});
    return points;
}

}  // namespace goods
