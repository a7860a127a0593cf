#include "accounts/permission.hpp"
#include "gifts/gift.hpp"
#include "gifts/routes.hpp"

namespace gifts {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Reason {
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Reason, (), (words))

struct GiftContact {
    std::optional<Contact> contact;  ///< null once it was erased
};
BOOST_DESCRIBE_STRUCT(GiftContact, (), (contact))

GiftId gift_of(Call& call) {
    return call.id<GiftId>("gift");
}

http::Page<Gift> page_of(Call& call) {
    const GiftQuery query{.fundraiser = call.id<FundraiserId>("fundraiser"),
                          .state = call.maybe_one_of<GiftState>("state").value_or(GiftState::received),
                          .after = call.maybe_id<GiftId>("after"),
                          .limit = call.limit()};
    http::Page<Gift> page{gifts(call.tx, call.who, query), std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_gift_routes(http::Router& router, const store::MasterKey& master) {
    const auto writes = allow(Permission::gifts_write);
    router.post(
        "/api/fundraisers/{fundraiser}/gifts", writes, "Take in a gift that nobody had promised",
        [](const NewGift& wanted) {
            return Coded<NewGift>{wanted, new_code()};
        },
        [&master](Call& call, const Coded<NewGift>& wanted) {
            auto receipt =
                take(call.tx, master, call.who, call.id<FundraiserId>("fundraiser"), wanted.body, wanted.code);
            return http::Created<GiftReceipt>{"/api/gifts/" + base::to_string(receipt.id), std::move(receipt)};
        });
    router.get("/api/fundraisers/{fundraiser}/gift-list", writes,
               "Gifts for who takes them in, the newest first (?state=pledged)", page_of);
    router.get("/api/gifts/{gift}", writes, "One gift",
               [](Call& call) { return get_gift(call.tx, call.who, gift_of(call)); });
    router
        .get("/api/gifts/{gift}/contact", writes, "Who gave it, for the receipt; leaves a journal line",
             [&master](Call& call) { return GiftContact{open_contact(call.tx, master, call.who, gift_of(call))}; })
        .leaves_a_line();
    router.post("/api/gifts/{gift}/taking", writes, "What was promised is here", [](Call& call, const Taking& taking) {
        return take_promised(call.tx, call.who, gift_of(call), taking);
    });
    router.post("/api/gifts/{gift}/take-back", writes, "It was not so: correct the ledger, and say why",
                [](Call& call, const Reason& said) { return take_back(call.tx, call.who, gift_of(call), said.words); });
    router.post("/api/gifts/{gift}/refunds", writes, "Give money back to who gave it",
                [](Call& call, const Refund& wanted) { return refund(call.tx, call.who, gift_of(call), wanted); });
}

}  // namespace gifts
