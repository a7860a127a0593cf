#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "voices/correspondent.hpp"
#include "voices/routes.hpp"

namespace voices {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door code_door{"correspondent.code", 30};

struct OwnCode {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(OwnCode, (), (code))

struct Told {
    std::string code;
    std::string words;
};
BOOST_DESCRIBE_STRUCT(Told, (), (code, words))

struct OpenedCorrespondent {
    std::optional<Contact> contact;
};
BOOST_DESCRIBE_STRUCT(OpenedCorrespondent, (), (contact))

CorrespondentId correspondent_of(Call& call) {
    return call.id<CorrespondentId>("correspondent");
}

/// A step by the code: it is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return Coded<Body>{body, new_code()};
        },
        [verb](Call& call, const Coded<Body>& sent) {
            auto answer = verb(call, sent);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return answer;
        });
}

}  // namespace

void add_correspondent_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.post(
        "/api/correspondents", allow(Permission::needs_decide), "Somebody agrees to tell how things are in their field",
        [](const NewCorrespondent& wanted) {
            return Coded<NewCorrespondent>{wanted, new_code()};
        },
        [&master](Call& call, const Coded<NewCorrespondent>& sent) {
            auto made = enlist(call.tx, master, call.who, sent.body, sent.code);
            return http::Created<CorrespondentReceipt>{"/api/correspondents/" + base::to_string(made.id), made};
        });
    router.get("/api/areas/{area}/correspondents", allow(Permission::needs_decide),
               "Who tells how things are, by hamlet and field; nobody is named", [](Call& call) {
                   return http::Page<Correspondent>{correspondents(call.tx, call.who, call.id<areas::AreaId>("area")),
                                                    std::nullopt};
               });
    router
        .get("/api/correspondents/{correspondent}/contact", allow(Permission::needs_decide),
             "Who it is, to be called; leaves a journal line",
             [&master](Call& call) {
                 return OpenedCorrespondent{open_correspondent(call.tx, master, call.who, correspondent_of(call))};
             })
        .leaves_a_line();
    router.remove("/api/correspondents/{correspondent}", allow(Permission::needs_decide),
                  "End it, and forget who it was", [](Call& call) { end(call.tx, call.who, correspondent_of(call)); });
    add_by_code<OwnCode>(
        router, database, "/api/own-correspondence/look", "All that is kept of one's own part, by its code",
        [&master](Call& call, const Coded<OwnCode>& sent) { return own_part(call.tx, master, sent.body.code); });
    add_by_code<OwnCode>(
        router, database, "/api/own-correspondence/leave", "End one's own part; who it was is erased",
        [&master](Call& call, const Coded<OwnCode>& sent) { return leave(call.tx, master, sent.body.code); });
    add_by_code<Told>(router, database, "/api/own-correspondence/tell",
                      "Tell how things are; nothing ties it to the teller",
                      [&master](Call& call, const Coded<Told>& sent) {
                          return tell(call.tx, master, sent.body.code, sent.body.words, sent.code);
                      });
}

}  // namespace voices
