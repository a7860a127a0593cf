#include "goods/goods_http.hpp"

#include "accounts/permission.hpp"
#include "goods/item.hpp"
#include "goods/routes.hpp"
#include "goods/stock.hpp"
#include "goods/word.hpp"

namespace goods {
namespace {

using base::Permission;
using http::allow;
using http::Call;

StoreId store_of(Call& call) {
    return call.id<StoreId>("goods_store");
}
ItemId item_of(Call& call) {
    return call.id<ItemId>("goods_item");
}

StorePage store_page(Call& call) {
    return stores(call.tx, call.who,
                  {.area = call.id<areas::AreaId>("area"),
                   .kind = call.maybe_one_of<StoreKind>("kind"),
                   .body = call.maybe_id("body"),
                   .closed = call.text("state") == "closed",
                   .after = call.text("after"),
                   .limit = call.limit()});
}

http::Page<Lot> lot_page(Call& call) {
    const LotQuery query{.item = call.text("item"),
                         .expiring_by = call.maybe_day("expiring_by"),
                         .after = call.maybe_id<LotId>("after"),
                         .limit = call.limit()};
    return page_by_id(lots(call.tx, call.who, store_of(call), query), query.limit);
}

void add_catalogue_routes(http::Router& router) {
    const auto reads = allow(Permission::goods_read);
    const auto writes = allow(Permission::goods_write);
    router.get("/api/goods-words", reads, "The lists of reasons and kinds that forms of goods offer", [](Call&) {
        return http::Page<Word>{words(), std::nullopt};
    });
    router.get("/api/areas/{area}/goods-items", reads,
               "The catalogue of an area: what every place has and what it adds", [](Call& call) {
                   return http::Page<Item>{items_of(call.tx, call.who, call.id<areas::AreaId>("area")), std::nullopt};
               });
    router.post("/api/goods-items", writes, "Add an item to the catalogue of a place, a package too",
                [](Call& call, const NewItem& wanted) {
                    auto item = add_item(call.tx, call.who, wanted);
                    return http::Created<Item>{"/api/goods-items/" + item.code, std::move(item)};
                });
    router.remove("/api/goods-items/{goods_item}", writes, "Offer an item no longer",
                  [](Call& call) { close_item(call.tx, call.who, item_of(call)); });
    router.post("/api/goods-items/{goods_item}/reopen", writes, "Offer an item again",
                [](Call& call) { reopen_item(call.tx, call.who, item_of(call)); });
    router.get("/api/goods-items/{goods_item}/recipes", reads, "What goes into a package, the newest recipe first",
               [](Call& call) {
                   return http::Page<Recipe>{recipes(call.tx, call.who, item_of(call)), std::nullopt};
               });
    router.put("/api/goods-items/{goods_item}/recipe", writes, "What goes into a package from a day on",
               [](Call& call, const Recipe& wanted) {
                   set_recipe(call.tx, call.who, item_of(call), wanted);
                   return http::Page<Recipe>{recipes(call.tx, call.who, item_of(call)), std::nullopt};
               });
}

}  // namespace

void add_routes(http::Router& router) {
    const auto reads = allow(Permission::goods_read);
    const auto writes = allow(Permission::goods_write);
    add_catalogue_routes(router);
    router.get("/api/goods-now", reads, "What waits in the stores of the caller's body",
               [](Call& call) { return now(call.tx, call.who); });
    router.get("/api/areas/{area}/stores", reads,
               "Warehouses and relief points of an area and below, by name (?kind=, ?body=, ?state=closed)",
               store_page);
    router.post("/api/stores", writes, "Open a warehouse or a relief point", [](Call& call, const NewStore& wanted) {
        auto made = open_store(call.tx, call.who, wanted);
        return http::Created<Store>{"/api/stores/" + base::to_string(made.id), std::move(made)};
    });
    router.get("/api/stores/{goods_store}", reads, "One store",
               [](Call& call) { return get_store(call.tx, call.who, store_of(call)); });
    router.patch(
        "/api/stores/{goods_store}", writes, "Change its name, address, hours or the store above it",
        [](Call& call, const StoreChange& change) { return change_store(call.tx, call.who, store_of(call), change); });
    router.post("/api/stores/{goods_store}/close", writes, "It takes nothing in any more",
                [](Call& call) { return close_store(call.tx, call.who, store_of(call)); });
    router.post("/api/stores/{goods_store}/reopen", writes, "It takes goods in again",
                [](Call& call) { return reopen_store(call.tx, call.who, store_of(call)); });
    router.get("/api/stores/{goods_store}/stock", reads, "What is in it, by item", [](Call& call) {
        return shelves(call.tx, call.who, store_of(call), {.after = call.text("after"), .limit = call.limit()});
    });
    router.get("/api/stores/{goods_store}/lots", reads,
               "What is in it, by lot, what expires first in front (?item=, ?expiring_by=)", lot_page);
    router.get("/api/stores/{goods_store}/proposal", writes,
               "From which lots to take so much (?amount=) of an item (?item=): what expires first", [](Call& call) {
                   get_store(call.tx, call.who, store_of(call));
                   return http::Page<Share>{
                       propose(call.tx, call.who, store_of(call), call.text("item"), call.number("amount")),
                       std::nullopt};
               });
    add_price_routes(router);
    add_movement_routes(router);
    add_requisition_routes(router);
}

}  // namespace goods
