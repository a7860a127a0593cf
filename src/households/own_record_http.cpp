#include "accounts/permission.hpp"
#include "accounts/qr.hpp"
#include "accounts/secret.hpp"
#include "households/erasure.hpp"
#include "households/household_http.hpp"
#include "households/own_record.hpp"
#include "http/origin.hpp"

namespace households {
namespace {

using base::Permission;
using http::Call;

/// The card that is handed over. Its key is shown this once and cannot be read back.
struct Card {
    std::string code;
    std::string address;  ///< the key stands behind "#", where no server and no log ever sees it
    std::string svg;
};
BOOST_DESCRIBE_STRUCT(Card, (), (code, address, svg))

struct Nothing {};
BOOST_DESCRIBE_STRUCT(Nothing, (), ())

/// In the body and not in the address, which logs keep.
struct Key {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(Key, (), (key))

struct KeyedWish : NewWish {
    std::string key;
    BOOST_DESCRIBE_CLASS(KeyedWish, (NewWish), (key), (), ())
};

struct KeyedWishId {
    std::string key;
    WishId wish;
};
BOOST_DESCRIBE_STRUCT(KeyedWishId, (), (key, wish))

struct KeyedAppeal : KeyedWishId {
    std::string words;
    BOOST_DESCRIBE_CLASS(KeyedAppeal, (KeyedWishId), (words), (), ())
};

Card card_of(const http::Request& request, const std::string& code) {
    const auto origin = http::origin_of(request);
    const auto address = origin + "/ho-so#" + code;
    return {code, address, accounts::qr_svg(address)};
}

}  // namespace

void add_own_record_routes(http::Router& router, const store::MasterKey& master) {
    router.post(
        "/api/households/{id}/key", http::allow(Permission::households_write),
        "Hand a household the key to its own record; it is shown this once",
        [](const Nothing&) { return accounts::new_code(); },
        [&master](Call& call, const std::string& code) {
            hand_key(call.tx, master, call.who, call.id<HouseholdId>("id"), code);
            return card_of(call.request, code);
        });
    router.remove("/api/households/{id}/key", http::allow(Permission::households_write),
                  "A household's card was lost: its key opens nothing any more",
                  [](Call& call) { take_key_back(call.tx, call.who, call.id<HouseholdId>("id")); });
    router.post("/api/own-record", http::anyone(), "A household's own record, who looked into it and what was asked",
                [&master](Call& call, const Key& key) { return own_record(call.tx, master, key.key); });
    router.post("/api/own-record/wishes", http::anyone(), "A household asks to be corrected or erased",
                [&master](Call& call, const KeyedWish& wanted) { return wish(call.tx, master, wanted.key, wanted); });
    router.post("/api/own-record/withdraw", http::anyone(),
                "A household takes its consent back; what makes life hard is gone from its record at once",
                [&master](Call& call, const Key& key) { return withdraw_consent(call.tx, master, key.key); });
    router.post("/api/own-record/wishes/appeal", http::anyone(),
                "A household asks another body to look at a refused erasure, once",
                [&master](Call& call, const KeyedAppeal& asked) {
                    return appeal(call.tx, master, asked.key, asked.wish, asked.words);
                });
    router.post("/api/own-record/wishes/take-back", http::anyone(),
                "A household wishes no more what it asked for; until it is carried out",
                [&master](Call& call, const KeyedWishId& asked) {
                    return take_wish_back(call.tx, master, asked.key, asked.wish);
                });
    router.get("/api/areas/{id}/household-wishes", http::allow(Permission::households_read),
               "What households of a hamlet or commune asked for and nobody answered (?part=agreed: erasures that wait "
               "until no help is under way), the oldest first",
               [&master](Call& call) {
                   const auto after = call.maybe_id("after");
                   return waiting_wishes(call.tx, master, call.who, call.id<areas::AreaId>("id"),
                                         call.maybe_one_of<WishPart>("part").value_or(WishPart::waiting),
                                         after ? std::optional(WishId{*after}) : std::nullopt, call.limit());
               });
    router.post("/api/household-wishes/{wish}/answer", http::allow(Permission::households_write),
                "What came of a household's wish", [&master](Call& call, const WishAnswer& said) {
                    answer(call.tx, master, call.who, call.id<WishId>("wish"), said);
                });
}

}  // namespace households
