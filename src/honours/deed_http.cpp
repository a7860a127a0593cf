#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "honours/open_page.hpp"
#include "honours/routes.hpp"

namespace honours {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door code_door{"honour.code", 60};

/// An answer, with the code that its person gets: drawn before the unit of work, which may run more than once.
struct Coded {
    ConsentAnswer answer;
    std::string code;
};

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

DeedId deed_of(Call& call) {
    return call.id<DeedId>("good_deed");
}

/// By the code of a consent: counted before it is looked at, and a right one costs nothing.
template <class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Code& sent) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return sent;
        },
        [verb](Call& call, const Code& sent) {
            const auto seen = verb(call.tx, sent.code);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
}

void add_consent_routes(http::Router& router, const store::MasterKey& master) {
    const auto writes = allow(Permission::documents_write);
    router
        .get("/api/good-deeds/{good_deed}/name", writes, "The sealed name of a good deed; leaves a journal line",
             [&master](Call& call) { return open_name(call.tx, master, call.who, deed_of(call)); })
        .leaves_a_line();
    router.post(
        "/api/good-deeds/{good_deed}/consent", writes, "What was answered to whether the name may be public",
        [](const ConsentAnswer& answer) {
            return Coded{answer, new_code()};
        },
        [&master](Call& call, const Coded& sent) {
            return record_consent(call.tx, master, call.who, deed_of(call), sent.answer, sent.code);
        });
    router.remove("/api/good-deeds/{good_deed}/consent", writes, "They do not want to be named any more",
                  [](Call& call) { return withdraw_consent(call.tx, call.who, deed_of(call)); });
}

void add_open_routes(http::Router& router, store::Database& database) {
    router.get("/api/open-deeds", anyone(), "Good deeds that were published, the latest first (?area=)",
               [](Call& call) {
                   return open_deeds(call.tx, call.maybe_id<areas::AreaId>("area"), call.text("after"), call.limit());
               });
    add_by_code(router, database, "/api/own-consent", "What is public of somebody, by the code of their consent",
                [](store::Transaction& tx, const std::string& code) { return look(tx, code); });
    add_by_code(router, database, "/api/own-consent/withdraw", "Withdraw it; the name is erased at once",
                [](store::Transaction& tx, const std::string& code) { return withdraw(tx, code); });
}

}  // namespace

void add_deed_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    const auto writes = allow(Permission::documents_write);
    const auto decides = allow(Permission::documents_approve);
    router.get("/api/areas/{area}/good-deeds", allow(Permission::plans_read), "Good deeds noticed in an area",
               [](Call& call) {
                   return deeds(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
               });
    router.post("/api/good-deeds", allow(Permission::reports_write), "Notice a good deed",
                [&master](Call& call, const NewDeed& wanted) {
                    auto made = notice(call.tx, master, call.who, wanted);
                    return http::Created<Deed>{"/api/good-deeds/" + base::to_string(made.id), std::move(made)};
                });
    router.get("/api/good-deeds/{good_deed}", allow(Permission::plans_read), "One good deed, without a name",
               [](Call& call) { return get(call.tx, call.who, deed_of(call)); });
    router.patch("/api/good-deeds/{good_deed}", writes, "Say it better",
                 [](Call& call, const DeedChange& wanted) { return change(call.tx, call.who, deed_of(call), wanted); });
    router.remove("/api/good-deeds/{good_deed}", writes, "It was told by mistake",
                  [](Call& call) { take_back(call.tx, call.who, deed_of(call)); });
    add_consent_routes(router, master);
    router.post("/api/good-deeds/{good_deed}/publication", decides, "Everybody may read it",
                [](Call& call) { return publish(call.tx, call.who, deed_of(call)); });
    router.remove("/api/good-deeds/{good_deed}/publication", decides, "Take that back",
                  [](Call& call) { return hide(call.tx, call.who, deed_of(call)); });
    router.post("/api/good-deeds/{good_deed}/bulletin", writes, "Draft a message of it, without a name",
                [](Call& call, const NewBulletin& wanted) {
                    return make_bulletin(call.tx, call.who, deed_of(call), outreach::MessageId{wanted.message});
                });
    add_open_routes(router, database);
}

}  // namespace honours
