#include "vaccination/vaccination_http.hpp"

#include "accounts/permission.hpp"
#include "vaccination/vaccination.hpp"

namespace vaccination {
namespace {

using base::Permission;
using http::allow;
using http::Call;

struct Tick {
    std::string item;
    bool is_there = true;
};
BOOST_DESCRIBE_STRUCT(Tick, (), (item, is_there))

struct ToState {
    State state = State::planned;
};
BOOST_DESCRIBE_STRUCT(ToState, (), (state))

SessionId id_of(Call& call) {
    return call.id<SessionId>("vaccination_session");
}

http::Page<Session> page(Call& call) {
    const auto limit = call.limit();
    http::Page<Session> page{list(call.tx, call.who, call.id<areas::AreaId>("area"), call.day_or_today("from"),
                                  call.maybe_id<SessionId>("after"), limit),
                             std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_routes(http::Router& router) {
    const auto station = allow(Permission::health_read);
    router.get("/api/vaccination-groups", http::signed_in(),
               "Priority groups that hold on a day (?on=), in their order", [](Call& call) {
                   return http::Page<Group>{groups_on(call.day_or_today("on")), std::nullopt};
               });
    router.get("/api/vaccination-readiness", http::signed_in(), "What must be there before a session begins",
               [](Call&) {
                   return http::Page<Item>{readiness(), std::nullopt};
               });
    router.get("/api/areas/{area}/vaccination-sessions", allow(Permission::plans_read),
               "Vaccination sessions of a commune from a day on (?from=), in numbers", page);
    router.post("/api/vaccination-sessions", station, "Plan a vaccination session",
                [](Call& call, const NewSession& wanted) {
                    auto session = plan(call.tx, call.who, wanted);
                    return http::Created<Session>{"/api/vaccination-sessions/" + base::to_string(session.id),
                                                  std::move(session)};
                });
    router.get("/api/vaccination-sessions/{vaccination_session}", allow(Permission::plans_read), "One session",
               [](Call& call) { return get(call.tx, call.who, id_of(call)); });
    router.post(
        "/api/vaccination-sessions/{vaccination_session}/ready", station, "Something is there, or is not",
        [](Call& call, const Tick& said) { return tick(call.tx, call.who, id_of(call), said.item, said.is_there); });
    router.put("/api/vaccination-sessions/{vaccination_session}/groups", station,
               "How many of a group are invited, came and got which dose",
               [](Call& call, const GroupCount& count) { return note(call.tx, call.who, id_of(call), count); });
    router.put(
        "/api/vaccination-sessions/{vaccination_session}/state", station, "It was held, or called off",
        [](Call& call, const ToState& wanted) { return set_state(call.tx, call.who, id_of(call), wanted.state); });
}

}  // namespace vaccination
