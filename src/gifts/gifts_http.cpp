#include "gifts/gifts_http.hpp"

#include "accounts/permission.hpp"
#include "gifts/fundraiser.hpp"
#include "gifts/gift.hpp"
#include "gifts/routes.hpp"
#include "gifts/transfer.hpp"

namespace gifts {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

/// What forms of gifts offer.
struct Words {
    std::vector<DonorKind> donor_kinds;
    std::vector<Bank> banks;
    std::optional<Rule> rule;  ///< that holds for a fundraiser which starts today
};
BOOST_DESCRIBE_STRUCT(Words, (), (donor_kinds, banks, rule))

/// Null when it takes no money by bank.
struct Transfers {
    std::optional<Transfer> transfer;
};
BOOST_DESCRIBE_STRUCT(Transfers, (), (transfer))

FundraiserId fundraiser_of(Call& call) {
    return call.id<FundraiserId>("fundraiser");
}

FundraiserPage page_of(Call& call) {
    return list(call.tx, call.who,
                {.body = call.maybe_id("body"),
                 .open = call.text("state") == "receiving",
                 .after = call.text("after"),
                 .limit = call.limit()});
}

void add_reading(http::Router& router) {
    router.get("/api/gift-words", anyone(), "Kinds of donors, banks, and the rule of today", [](Call& call) {
        return Words{donor_kinds(), banks(), rule_on(base::day_of(call.tx.now()))};
    });
    router.get("/api/fundraisers", anyone(), "Fundraisers, the newest first (?state=receiving, ?body=)", page_of);
    router.get("/api/fundraisers/{fundraiser}", anyone(), "One fundraiser with its four numbers and what is late",
               [](Call& call) { return get(call.tx, call.who, fundraiser_of(call)); });
    router.get("/api/fundraiser-by-code/{code}", anyone(), "The same, by the code in its address",
               [](Call& call) { return get(call.tx, call.who, call.name("code")); });
    router.get("/api/fundraisers/{fundraiser}/gifts", anyone(),
               "What was received, the newest first, and names only where donors chose one", [](Call& call) {
                   const GiftQuery query{.fundraiser = fundraiser_of(call),
                                         .state = GiftState::received,
                                         .after = call.maybe_id<GiftId>("after"),
                                         .limit = call.limit()};
                   http::Page<PublicGift> page{public_gifts(call.tx, query), std::nullopt};
                   if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
                   return page;
               });
    router.get("/api/fundraisers/{fundraiser}/transfer", anyone(), "How to give by bank, with the QR code",
               [](Call& call) {
                   const auto one = get(call.tx, call.who, fundraiser_of(call));
                   if (one.state != State::receiving) return Transfers{};
                   return Transfers{transfer_to(one.account, one.code, std::nullopt)};
               });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    const auto decides = allow(Permission::fundraisers_decide);
    add_reading(router);
    router.post("/api/fundraisers", decides, "Call for gifts", [](Call& call, const NewFundraiser& wanted) {
        auto made = call_for(call.tx, call.who, wanted);
        return http::Created<Fundraiser>{"/api/fundraisers/" + base::to_string(made.id), std::move(made)};
    });
    router.patch(
        "/api/fundraisers/{fundraiser}", decides, "Change its words, its days or its receivers",
        [](Call& call, const Change& wanted) { return change(call.tx, call.who, fundraiser_of(call), wanted); });
    router.post("/api/fundraisers/{fundraiser}/end", decides, "It receives nothing any more",
                [](Call& call) { return end_receiving(call.tx, call.who, fundraiser_of(call)); });
    router.remove("/api/fundraisers/{fundraiser}/end", decides, "It receives again, on the days on which it may",
                  [](Call& call) { receive_again(call.tx, call.who, fundraiser_of(call)); });
    router.post("/api/fundraisers/{fundraiser}/finish", decides, "All of it is distributed",
                [](Call& call) { return finish(call.tx, call.who, fundraiser_of(call)); });
    router.remove("/api/fundraisers/{fundraiser}", decides, "Withdraw one that never received anything",
                  [](Call& call) { withdraw(call.tx, call.who, fundraiser_of(call)); });
    add_donor_routes(router, database, master);
    add_gift_routes(router, master);
    add_statement_routes(router, master);
}

}  // namespace gifts
