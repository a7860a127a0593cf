#include "subscriptions/subscription_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"

namespace subscriptions {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door ask_door{"subscription.ask", 30};
constexpr accounts::Door code_door{"subscription.code", 30};

struct Coded {
    Wanted wanted;
    std::string code;
};

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct Chosen {
    std::string code;
    std::vector<areas::AreaId> areas;
};
BOOST_DESCRIBE_STRUCT(Chosen, (), (code, areas))

struct Places {
    std::vector<areas::AreaId> areas;
};
BOOST_DESCRIBE_STRUCT(Places, (), (areas))

struct Draft {
    std::string title;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(Draft, (), (title, text))

/// A step by the code: it is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            if constexpr (std::is_void_v<decltype(verb(call, body))>) {
                verb(call, body);
                accounts::forgive_try(call.tx, code_door, call.request.remote);
            } else {
                auto answer = verb(call, body);
                accounts::forgive_try(call.tx, code_door, call.request.remote);
                return answer;
            }
        });
}

/// A mail program leaves for its reader by one press (RFC 8058). It is told the same whether the code was right, for it
/// presses twice now and then.
http::Response leave_by_mail(Call& call) {
    accounts::begin_try(call.tx, code_door, call.request.remote);
    try {
        leave(call.tx, call.text("ma"));
        accounts::forgive_try(call.tx, code_door, call.request.remote);
    } catch (const base::Problem& problem) {
        if (problem.kind() != base::ProblemKind::not_found) throw;
    }
    return {200, "text/plain; charset=utf-8", "Đã thôi nhận tin.\n", {{"Cache-Control", "no-store"}}, {}};
}

void add_public_routes(http::Router& router, store::Database& database, const store::MasterKey& master,
                       const Channels& open) {
    router.get("/api/news-channels", anyone(), "By which ways news can be asked for", [open](Call&) { return open; });
    router.post(
        "/api/subscriptions", anyone(), "Ask for news of places by e-mail or SMS; a code goes to the address",
        [](const Wanted& wanted) {
            return Coded{wanted, accounts::new_code(accounts::public_code)};
        },
        [&master, open](Call& call, const Coded& sent) {
            accounts::begin_try(call.tx, ask_door, call.request.remote);
            ask(call.tx, master, open, sent.wanted, sent.code);
        });
    add_by_code<Code>(router, database, "/api/subscriptions/own", "What news somebody asked for, by the code",
                      [](Call& call, const Code& sent) { return own(call.tx, sent.code); });
    add_by_code<Code>(router, database, "/api/subscriptions/confirm", "From now on news come",
                      [](Call& call, const Code& sent) { return confirm(call.tx, sent.code); });
    add_by_code<Chosen>(router, database, "/api/subscriptions/areas", "Of which places, by the code",
                        [](Call& call, const Chosen& sent) { return choose_areas(call.tx, sent.code, sent.areas); });
    add_by_code<Code>(router, database, "/api/subscriptions/leave", "No more news; everything of it is forgotten",
                      [](Call& call, const Code& sent) { leave(call.tx, sent.code); });
    router.post("/tin/nhan-tin/thoi", anyone(), "A mail program leaves for its reader (?ma=, RFC 8058)", leave_by_mail);
}

void add_desk_routes(http::Router& router, const Channels& open, const Origin& origin) {
    const auto writes = allow(Permission::documents_write);
    router.post("/api/message-reach", writes, "How many a message for these places would reach by e-mail and SMS",
                [open](Call& call, const Places& places) { return reach(call.tx, open, places.areas); });
    router.post("/api/message-sms", writes, "A message as telephones will show it, and in how many parts",
                [origin](Call&, const Draft& draft) { return sms_preview(draft.title, draft.text, origin); });
    router.get("/api/messages/{message}/sendings", writes, "How many got it by e-mail and SMS", [](Call& call) {
        return http::Page<Standing>{standings(call.tx, call.who, call.id<outreach::MessageId>("message")),
                                    std::nullopt};
    });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master, const Channels& open,
                const Origin& origin) {
    add_public_routes(router, database, master, open);
    add_desk_routes(router, open, origin);
}

}  // namespace subscriptions
