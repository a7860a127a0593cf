#include "accounts/permission.hpp"
#include "goods/requisition.hpp"
#include "goods/routes.hpp"

namespace goods {
namespace {

using base::Permission;
using http::allow;
using http::Call;

RequisitionId requisition_of(Call& call) {
    return call.id<RequisitionId>("requisition");
}

RequisitionPage page_of(Call& call, std::optional<StoreId> to) {
    return requisitions(call.tx, call.who,
                        {.to = to,
                         .state = call.maybe_one_of<RequisitionState>("state"),
                         .after = call.text("after"),
                         .limit = call.limit()});
}

ShortfallPage shortfall_page(Call& call) {
    constexpr int usual_days = 30;
    const auto until = call.day_or_today("until");
    return shortfall(call.tx, call.who,
                     {.area = call.id<areas::AreaId>("area"),
                      .from = call.maybe_day("from").value_or(until - usual_days),
                      .until = until,
                      .after = call.text("after"),
                      .limit = call.limit()});
}

}  // namespace

void add_requisition_routes(http::Router& router) {
    const auto asks = allow(Permission::tasks_do);
    const auto writes = allow(Permission::goods_write);
    router.get("/api/stores-above", asks, "The stores that the caller's body may ask for goods, the nearest first",
               [](Call& call) {
                   return http::Page<Store>{stores_above(call.tx, call.who), std::nullopt};
               });
    router.post("/api/requisitions", asks, "Ask a store above for goods", [](Call& call, const NewRequisition& wanted) {
        auto asked = ask(call.tx, call.who, wanted);
        const auto location = "/api/requisitions/" + base::to_string(asked.id);
        return http::Created<Requisition>{location, std::move(asked)};
    });
    router.get("/api/requisitions", asks, "What the caller's body asked for, the newest first (?state=)",
               [](Call& call) { return page_of(call, std::nullopt); });
    router.get("/api/stores/{goods_store}/requisitions", allow(Permission::goods_read),
               "What a store was asked for, the newest first (?state=)",
               [](Call& call) { return page_of(call, call.id<StoreId>("goods_store")); });
    router.get("/api/requisitions/{requisition}", asks, "One request for goods",
               [](Call& call) { return get_requisition(call.tx, call.who, requisition_of(call)); });
    router.remove("/api/requisitions/{requisition}", asks, "Withdraw it, before it is answered",
                  [](Call& call) { withdraw(call.tx, call.who, requisition_of(call)); });
    router.post(
        "/api/requisitions/{requisition}/decision", writes, "Grant it in whole or in part, or refuse it",
        [](Call& call, const Decision& wanted) { return decide(call.tx, call.who, requisition_of(call), wanted); });
    router.remove("/api/requisitions/{requisition}/decision", writes, "Take the answer back, before anything is sent",
                  [](Call& call) { take_back_decision(call.tx, call.who, requisition_of(call)); });
    router.get("/api/areas/{area}/shortfall", allow(Permission::goods_read),
               "What was asked, granted and is missing by area and item (?from=, ?until=)", shortfall_page);
}

}  // namespace goods
