#include "produce/produce_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "produce/match.hpp"

namespace produce {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door post_door{"produce.post", 40};
constexpr accounts::Door code_door{"produce.code", 30};

/// A posting with the code that it gets: drawn before the unit of work, which may run more than once.
struct Coded {
    NewPosting wanted;
    std::string code;
};

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

/// `contact` is null once it was erased.
struct OpenedContact {
    std::optional<Contact> contact;
};
BOOST_DESCRIBE_STRUCT(OpenedContact, (), (contact))

PostingId posting_of(Call& call) {
    return call.id<PostingId>("produce");
}

PostingPage posting_page(Call& call) {
    return postings(call.tx, {.side = call.maybe_one_of<Side>("side").value_or(Side::offered),
                              .area = call.maybe_id<areas::AreaId>("area"),
                              .item = call.text("item"),
                              .after = call.text("after"),
                              .limit = call.limit()});
}

/// What somebody does by the code: it is counted before it is looked at, and a right one costs nothing.
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary,
                 Posting (*verb)(store::Transaction&, std::string_view)) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Code& sent) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return sent;
        },
        [verb](Call& call, const Code& sent) {
            auto seen = verb(call.tx, sent.code);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
}

void add_open_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/produce", anyone(), "Farm produce that is offered or looked for (?side=, ?area=, ?item=)",
               posting_page);
    router.get("/api/produce/{produce}", anyone(), "One posting of farm produce; nobody is named",
               [](Call& call) { return get(call.tx, posting_of(call)); });
    router.get("/api/areas/{area}/produce-items", anyone(), "What can be offered in an area", [](Call& call) {
        return http::Page<goods::Item>{items(call.tx, call.id<areas::AreaId>("area")), std::nullopt};
    });
    router.post(
        "/api/produce", anyone(), "Offer what one grows, or say what one looks for, without an account",
        [](const NewPosting& wanted) {
            return Coded{wanted, new_code()};
        },
        [&master](Call& call, const Coded& sent) {
            accounts::begin_try(call.tx, post_door, call.request.remote);
            auto made = post(call.tx, master, sent.wanted, sent.code);
            return http::Created<Receipt>{"/nong-san/" + base::to_string(made.id), std::move(made)};
        });
    add_by_code(router, database, "/api/own-produce/look", "How it stands, by its code", look);
    add_by_code(router, database, "/api/own-produce/withdraw", "Withdraw it by its code", withdraw);
}

void add_match_routes(http::Router& router) {
    router.get("/api/produce/{produce}/desk", allow(Permission::goods_read),
               "What fits a posting and why, and with what it was brought together",
               [](Call& call) { return desk(call.tx, call.who, posting_of(call)); });
    router.post("/api/produce-matches", allow(Permission::needs_decide), "Bring a grower and a buyer together",
                [](Call& call, const NewMatch& wanted) { return match(call.tx, call.who, wanted); });
    router.remove("/api/produce-matches/{produce_match}", allow(Permission::goods_write), "It came to nothing",
                  [](Call& call) { undo_match(call.tx, call.who, call.id<MatchId>("produce_match")); });
    router.post("/api/produce/{produce}/purchase", allow(Permission::goods_write),
                "Ask for a purchase of relief with the grower as its quote",
                [](Call& call, const IntoPurchase& wanted) {
                    return take_into_purchase(call.tx, call.who, posting_of(call), wanted);
                });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_open_routes(router, database, master);
    add_match_routes(router);
    router.post("/api/bodies/{body}/produce", allow(Permission::goods_write), "A body says what it looks for",
                [&master](Call& call, const NewPosting& wanted) {
                    auto made = look_for(call.tx, master, call.who, call.id("body"), wanted);
                    return http::Created<Receipt>{"/nong-san/" + base::to_string(made.id), std::move(made)};
                });
    router
        .get("/api/produce/{produce}/contact", allow(Permission::needs_answer),
             "Who it is, to be called; leaves a journal line",
             [&master](Call& call) { return OpenedContact{open_contact(call.tx, master, call.who, posting_of(call))}; })
        .leaves_a_line();
    router.post("/api/produce/{produce}/close", allow(Permission::needs_decide), "It is gone",
                [](Call& call) { return close(call.tx, call.who, posting_of(call)); });
    router.post("/api/produce/{produce}/open-again", allow(Permission::needs_decide), "Take that back",
                [](Call& call) { return open_again(call.tx, call.who, posting_of(call)); });
}

}  // namespace produce
