#include "benefits/board.hpp"
#include "benefits/objection.hpp"
#include "benefits/routes.hpp"
#include "needs/asker.hpp"

/// What people do without an account: read the posted lists, look themselves up, object.
namespace benefits {
namespace {

using http::anyone;
using http::Call;

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

/// In the body and not in the address, which logs keep.
struct Key {
    std::string key;
};
BOOST_DESCRIBE_STRUCT(Key, (), (key))

/// With the code that it gets, drawn before the unit of work.
struct CodedObjection {
    NewObjection body;
    std::string code;
};

http::Page<PostedList> board_page(Call& call) {
    const auto limit = call.limit();
    http::Page<PostedList> page{board(call.tx, call.id<areas::AreaId>("area"), call.maybe_id<ListId>("after"), limit),
                                std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

http::Page<PostedEntry> entry_page(Call& call) {
    const auto limit = call.limit();
    http::Page<PostedEntry> page{posted_entries(call.tx, call.id<ListId>("benefit_list"), call.text("after"), limit),
                                 std::nullopt};
    if (page.items.size() == limit) page.next = page.items.back().code;
    return page;
}

/// Wrong codes are counted, a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { needs::begin_try(tx, needs::Door::code, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const auto seen = verb(call, body);
            needs::forgive_try(call.tx, needs::Door::code, call.request.remote);
            return seen;
        });
}

}  // namespace

void add_public_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/areas/{area}/benefit-board", anyone(), "The lists of support that a commune posted", board_page);
    router.get("/api/benefit-board/{benefit_list}", anyone(), "One posted list",
               [](Call& call) { return posted_list(call.tx, call.id<ListId>("benefit_list")); });
    router.get("/api/benefit-board/{benefit_list}/entries", anyone(),
               "What stands in a posted list: code, hamlet, amount; no name", entry_page);
    add_by_code<Code>(router, database, "/api/benefit-board/look-up", "How an entry stands, by its code",
                      [](Call& call, const Code& sent) { return look_up(call.tx, sent.code); });
    add_by_code<Key>(router, database, "/api/benefit-board/own",
                     "What stands there of one's own household, by the key of its card",
                     [&master](Call& call, const Key& sent) {
                         return http::Page<OwnEntry>{own_entries(call.tx, master, sent.key), std::nullopt};
                     });
    router.post(
        "/api/benefit-board/{benefit_list}/objections", anyone(),
        "Something in a list is wrong, or somebody is missing",
        [](const NewObjection& wanted) {
            return CodedObjection{wanted, new_objection_code()};
        },
        [&master](Call& call, const CodedObjection& sent) {
            needs::begin_try(call.tx, needs::Door::ask, call.request.remote);
            return http::Created<ObjectionReceipt>{
                "/ho-tro/tra-cuu", object(call.tx, master, call.id<ListId>("benefit_list"), sent.body, sent.code)};
        });
    add_by_code<Code>(router, database, "/api/benefit-objections/track", "How an objection stands, by its code",
                      [](Call& call, const Code& sent) { return track_objection(call.tx, sent.code); });
    add_by_code<Code>(router, database, "/api/benefit-objections/appeal", "The level above looks at it",
                      [](Call& call, const Code& sent) { return appeal_objection(call.tx, sent.code); });
}

}  // namespace benefits
