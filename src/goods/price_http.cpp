#include "accounts/permission.hpp"
#include "goods/routes.hpp"
#include "goods/worth.hpp"

namespace goods {

void add_price_routes(http::Router& router) {
    using base::Permission;
    using http::Call;
    router.get(
        "/api/areas/{area}/goods-prices", http::allow(Permission::goods_read),
        "What a unit of each item costs in an area on a day (?on=), where somebody said so", [](Call& call) {
            const auto on = call.maybe_day("on").value_or(base::day_of(call.tx.now()));
            return http::Page<Price>{prices_on(call.tx, call.who, call.id<areas::AreaId>("area"), on), std::nullopt};
        });
    router.put("/api/areas/{area}/goods-prices", http::allow(Permission::goods_write),
               "What a unit of an item costs in an area from a day on", [](Call& call, const Price& wanted) {
                   return set_price(call.tx, call.who, call.id<areas::AreaId>("area"), wanted);
               });
}

}  // namespace goods
