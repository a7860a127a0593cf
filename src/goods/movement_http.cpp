#include "accounts/permission.hpp"
#include "goods/routes.hpp"
#include "goods/transfer.hpp"

namespace goods {
namespace {

using base::Permission;
using http::allow;
using http::Call;

StoreId store_of(Call& call) {
    return call.id<StoreId>("goods_store");
}

http::Created<Movement> made(Movement movement) {
    return {"/api/goods-movements/" + base::to_string(movement.id), std::move(movement)};
}

http::Page<Movement> movement_page(Call& call) {
    const MovementQuery query{.store = store_of(call),
                              .kind = call.maybe_one_of<MovementKind>("kind"),
                              .item = call.text("item"),
                              .code = call.text("code"),
                              .from = call.maybe_day("from"),
                              .until = call.maybe_day("until"),
                              .after = call.maybe_id<MovementId>("after"),
                              .limit = call.limit()};
    return page_by_id(movements(call.tx, call.who, query), query.limit);
}

/// A movement of a store by its own verb.
template <class Wanted>
void add(http::Router& router, const char* pattern, const char* summary,
         Movement (*verb)(store::Transaction&, const base::Who&, StoreId, const Wanted&)) {
    router.post(pattern, allow(Permission::goods_write), summary, [verb](Call& call, const Wanted& wanted) {
        return made(verb(call.tx, call.who, store_of(call), wanted));
    });
}

}  // namespace

void add_movement_routes(http::Router& router) {
    const auto reads = allow(Permission::goods_read);
    const auto writes = allow(Permission::goods_write);
    add(router, "/api/stores/{goods_store}/receipts", "Goods come in: a gift or a purchase", receive);
    add(router, "/api/stores/{goods_store}/issues", "Goods go out to who hands them on", issue);
    add(router, "/api/stores/{goods_store}/returns", "Goods that were issued come back", give_back);
    add(router, "/api/stores/{goods_store}/counts", "What was counted, with the reason of a difference", count);
    add(router, "/api/stores/{goods_store}/losses", "What was lost, and why", lose);
    add(router, "/api/stores/{goods_store}/packings", "Items become packages by today's recipe", pack);
    add(router, "/api/stores/{goods_store}/sendings", "Goods go on their way to another store", send);
    router.get("/api/stores/{goods_store}/movements", reads,
               "The book of a store, the newest first (?kind=, ?item=, ?code=, ?from=, ?until=)", movement_page);
    router.get("/api/stores/{goods_store}/transfers", reads, "What is under way to it or from it, the oldest first",
               [](Call& call) {
                   const auto limit = call.limit();
                   return page_by_id(
                       under_way(call.tx, call.who, store_of(call), call.maybe_id<TransferId>("after"), limit), limit);
               });
    router.get("/api/goods-transfers/{goods_transfer}", reads, "One transfer with what was sent",
               [](Call& call) { return get_transfer(call.tx, call.who, call.id<TransferId>("goods_transfer")); });
    router.post("/api/goods-transfers/{goods_transfer}/arrival", writes,
                "Take it in; what did not come is lost on the way, with a reason",
                [](Call& call, const Arrival& wanted) {
                    return made(take_in(call.tx, call.who, call.id<TransferId>("goods_transfer"), wanted));
                });
    router.get("/api/goods-movements/{goods_movement}", reads, "One movement, as its voucher prints it",
               [](Call& call) { return get_movement(call.tx, call.who, call.id<MovementId>("goods_movement")); });
    router.post("/api/goods-movements/{goods_movement}/undo", writes, "Move everything of it back",
                [](Call& call, const Undo& wanted) {
                    return made(undo(call.tx, call.who, call.id<MovementId>("goods_movement"), wanted));
                });
}

}  // namespace goods
