#include "purchases/purchase_http.hpp"

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "purchases/purchase.hpp"

namespace purchases {
namespace {

using base::Permission;
using http::allow;
using http::Call;

PurchaseId purchase_of(Call& call) {
    return call.id<PurchaseId>("purchase");
}

PurchasePage purchase_page(Call& call) {
    return purchases(call.tx, call.who,
                     {.body = call.id("body"),
                      .state = call.maybe_one_of<State>("state"),
                      .after = call.text("after"),
                      .limit = call.limit()});
}

http::Response paper_response(Call& call) {
    const auto file = paper(call.tx, call.who, purchase_of(call), call.id<files::FileId>("file"));
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    response.headers.emplace_back("Content-Disposition", "attachment");
    return response;
}

/// A step of a purchase by its own verb.
template <class Wanted>
void add(http::Router& router, const char* pattern, Permission permission, const char* summary,
         Purchase (*verb)(store::Transaction&, const base::Who&, PurchaseId, const Wanted&)) {
    router.post(pattern, allow(permission), summary, [verb](Call& call, const Wanted& wanted) {
        return verb(call.tx, call.who, purchase_of(call), wanted);
    });
}

void add_purse_routes(http::Router& router) {
    router.get("/api/bodies/{body}/purses", allow(Permission::goods_read), "The cash that a body may spend, by name",
               [](Call& call) {
                   return http::Page<Purse>{purses_of(call.tx, call.who, call.id("body")), std::nullopt};
               });
    router.post("/api/purses", allow(Permission::documents_approve), "Cash that a body keeps, as the ledger names it",
                [](Call& call, const NewPurse& wanted) { return open_purse(call.tx, call.who, wanted); });
}

}  // namespace

void add_routes(http::Router& router) {
    const auto reads = allow(Permission::goods_read);
    add_purse_routes(router);
    add_budget_routes(router);
    router.get("/api/purchases-now", reads, "What waits at the caller's body: to be decided, to be bought",
               [](Call& call) { return now(call.tx, call.who); });
    router.get("/api/bodies/{body}/purchases", reads, "What a body buys, the newest first (?state=)", purchase_page);
    router.post("/api/purchases", allow(Permission::goods_write), "Ask for a purchase, with the quotes that were taken",
                [](Call& call, const NewPurchase& wanted) {
                    auto made = ask(call.tx, call.who, wanted);
                    return http::Created<Purchase>{"/api/purchases/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/purchases/{purchase}", reads, "One purchase",
               [](Call& call) { return get(call.tx, call.who, purchase_of(call)); });
    router.get("/api/purchases/{purchase}/papers/{file}", reads, "A quote or the invoice, as it was sent",
               paper_response);
    router.get("/api/goods-lots/{goods_lot}/purchase", reads, "The purchase that brought a lot", [](Call& call) {
        const auto lot = call.id<goods::LotId>("goods_lot");
        const auto found = of_lot(call.tx, call.who, lot);
        if (!found) throw base::Problem(base::ProblemKind::not_found, "purchase.not_found", base::to_string(lot));
        return *found;
    });
    add(router, "/api/purchases/{purchase}/quotes", Permission::goods_write, "One more quote", add_quote);
    add(router, "/api/purchases/{purchase}/decision", Permission::documents_approve,
        "Which quote, and why; without one it is refused", decide);
    router.remove("/api/purchases/{purchase}/decision", allow(Permission::documents_approve), "It waits again",
                  [](Call& call) { take_back_decision(call.tx, call.who, purchase_of(call)); });
    add(router, "/api/purchases/{purchase}/buying", Permission::goods_write,
        "The goods came in with the invoice, the money goes out", buy);
    add(router, "/api/purchases/{purchase}/cancellation", Permission::goods_write,
        "Cancel it; of what came, say what the seller takes back", cancel);
}

}  // namespace purchases
