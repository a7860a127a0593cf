#include "arrivals/arrival_http.hpp"

#include "accounts/door.hpp"
#include "accounts/permission.hpp"
#include "arrivals/declarant.hpp"

namespace arrivals {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

constexpr accounts::Door declare_door{"arrival.declare", 40};
constexpr accounts::Door code_door{"arrival.code", 30};

/// A declaration with the code that it gets: drawn before the unit of work, which may run more than once.
struct Coded {
    NewArrival wanted;
    std::string code;
};

Coded coded(const NewArrival& wanted) {
    return {wanted, new_code()};
}

struct Code {
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Code, (), (code))

struct CodeWithCorrection {
    std::string code;
    Correction correction;
};
BOOST_DESCRIBE_STRUCT(CodeWithCorrection, (), (code, correction))

struct OnDay {
    base::Day on;
};
BOOST_DESCRIBE_STRUCT(OnDay, (), (on))

struct ToTeam {
    base::Uuid team;
};
BOOST_DESCRIBE_STRUCT(ToTeam, (), (team))

/// One with what is sealed of it; `traveller` is null once it was forgotten.
struct OpenedArrival : Arrival {
    std::optional<Traveller> traveller;
    BOOST_DESCRIBE_CLASS(OpenedArrival, (Arrival), (traveller), (), ())
};

ArrivalId id_of(Call& call) {
    return call.id<ArrivalId>("declared_arrival");
}

/// A step of whoever declared it: the code is counted before it is looked at, and a right one costs nothing.
template <class Body, class Verb>
void add_by_code(http::Router& router, store::Database& database, const char* pattern, const char* summary, Verb verb) {
    router.post(
        pattern, anyone(), summary,
        [&database](const http::Request& request, const Body& body) {
            database.write([&](store::Transaction& tx) { accounts::begin_try(tx, code_door, request.remote); });
            return body;
        },
        [verb](Call& call, const Body& body) {
            const Seen seen = verb(call, body);
            accounts::forgive_try(call.tx, code_door, call.request.remote);
            return seen;
        });
}

void add_open_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    router.get("/api/arrival-advice", anyone(), "Advice for those who come or return, and for their families",
               [](Call&) {
                   return http::Page<Advice>{advice(), std::nullopt};
               });
    router.post(
        "/api/declare", anyone(), "Declare that one has come or returned, or that a relative will; no account", coded,
        [&master](Call& call, Coded sent) {
            accounts::begin_try(call.tx, declare_door, call.request.remote);
            // Which household it is says whoever looks after it, not a form that anybody may send.
            sent.wanted.household.reset();
            if (sent.wanted.source != Source::family) sent.wanted.source = Source::self;
            return http::Created<Receipt>{"/khai-bao", announce(call.tx, master, base::Who{}, sent.wanted, sent.code)};
        });
    add_by_code<Code>(router, database, "/api/declare/look", "All that was declared, by its code",
                      [&master](Call& call, const Code& sent) { return look(call.tx, master, sent.code); });
    add_by_code<CodeWithCorrection>(router, database, "/api/declare/correct", "Put right what was declared",
                                    [&master](Call& call, const CodeWithCorrection& sent) {
                                        return correct(call.tx, master, sent.code, sent.correction);
                                    });
    add_by_code<Code>(router, database, "/api/declare/come", "Those who were announced have come",
                      [&master](Call& call, const Code& sent) { return come(call.tx, master, sent.code); });
    add_by_code<Code>(router, database, "/api/declare/withdraw", "They went on, or do not come after all",
                      [&master](Call& call, const Code& sent) { return withdraw(call.tx, master, sent.code); });
}

void add_steps(http::Router& router, const store::MasterKey& master) {
    const auto path = [](const char* name) { return std::string("/api/declared-arrivals/{declared_arrival}/") + name; };
    const auto writes = allow(Permission::households_write);
    router.post(path("arrive"), writes, "They have come",
                [](Call& call, const OnDay& said) { return arrive(call.tx, call.who, id_of(call), said.on); });
    router.post(path("hand-to"), writes, "Another team looks after them",
                [](Call& call, const ToTeam& wanted) { return hand_to(call.tx, call.who, id_of(call), wanted.team); });
    router.post(path("settle"), writes, "They join a household of the register, or become one",
                [&master](Call& call, const Settling& wanted) {
                    return settle(call.tx, master, call.who, id_of(call), wanted);
                });
    router.post(path("leave"), writes, "They went on, or do not come after all",
                [](Call& call) { return leave(call.tx, call.who, id_of(call)); });
    router.post(path("correct"), writes, "Put right what was declared", [&master](Call& call, const Correction& said) {
        return correct(call.tx, master, call.who, id_of(call), said);
    });
    router.post(path("take-back"), writes, "As it was before the last step of one's own body",
                [](Call& call) { return take_back(call.tx, call.who, id_of(call)); });
}

}  // namespace

void add_routes(http::Router& router, store::Database& database, const store::MasterKey& master) {
    add_open_routes(router, database, master);
    router.get("/api/declared-arrivals", allow(Permission::households_read),
               "Who comes or has come, of a commune, a hamlet or a team (?area=, ?team=, ?part=)", [](Call& call) {
                   return list(call.tx, call.who,
                               {.area = call.maybe_id<areas::AreaId>("area"),
                                .team = call.maybe_id("team"),
                                .part = call.maybe_one_of<Part>("part").value_or(Part::here),
                                .after = call.text("after"),
                                .limit = call.limit()});
               });
    router
        .post("/api/declared-arrivals", allow(Permission::households_write),
              "Help somebody to declare that they have come, or write down whom a family expects", coded,
              [&master](Call& call, const Coded& sent) {
                  auto receipt = announce(call.tx, master, call.who, sent.wanted, sent.code, call.happened());
                  return http::Created<Receipt>{"/api/declared-arrivals/" + base::to_string(receipt.id),
                                                std::move(receipt)};
              })
        .works_without_network();
    router
        .get("/api/declared-arrivals/{declared_arrival}", allow(Permission::households_read),
             "One declared arrival with its sealed record; leaves a journal line",
             [&master](Call& call) {
                 auto traveller = open_record(call.tx, master, call.who, id_of(call));
                 return OpenedArrival{get(call.tx, call.who, id_of(call)), std::move(traveller)};
             })
        .leaves_a_line();
    add_steps(router, master);
}

}  // namespace arrivals
