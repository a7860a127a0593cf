#include "gifts/donor.hpp"
#include "gifts/routes.hpp"
#include "needs/asker.hpp"

/// What people do without an account: promise a gift and look after it.
namespace gifts {
namespace {

using http::anyone;
using http::Call;
using needs::Door;

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct CodeAndName {
    std::string code;
    std::string name;
    bool is_shown = false;
};
BOOST_DESCRIBE_STRUCT(CodeAndName, (), (code, name, is_shown))

/// A step by code: a try is counted before the code is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { needs::begin_try(tx, Door::code, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const SeenGift seen = verb(call, body);
            needs::forgive_try(call.tx, Door::code, call.request.remote);
            return seen;
        });
}

}  // namespace

void add_donor_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.post(
        "/api/fundraisers/{fundraiser}/pledges", anyone(), "Promise a gift, without an account",
        [](const Pledge& wanted) {
            return Coded<Pledge>{wanted, new_code()};
        },
        [&master](Call& call, const Coded<Pledge>& wanted) {
            needs::begin_try(call.tx, Door::offer, call.request.remote);
            return http::Created<GiftReceipt>{
                "/qua-tang", pledge(call.tx, master, call.id<FundraiserId>("fundraiser"), wanted.body, wanted.code)};
        });
    add_by_code<Code>(router, database, "/api/gift-receipt", "A gift by its code, and what became of it",
                      [](Call& call, const Code& sent) { return track(call.tx, sent.code); });
    add_by_code<CodeAndName>(router, database, "/api/gift-receipt/name", "Show a name in public, or hide it",
                             [](Call& call, const CodeAndName& sent) {
                                 return show_name(call.tx, sent.code, {sent.name, sent.is_shown});
                             });
    add_by_code<Code>(router, database, "/api/gift-receipt/withdraw", "Take a promise back",
                      [](Call& call, const Code& sent) { return withdraw_pledge(call.tx, sent.code); });
}

}  // namespace gifts
