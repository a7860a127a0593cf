#include "surge/surge_http.hpp"

#include "accounts/permission.hpp"
#include "surge/surge.hpp"
#include "surge/surge_row.hpp"

namespace surge {
namespace {

using base::Permission;
using http::allow;

http::Page<surge::Call> page(http::Call& call) {
    const Query query{.area = {call.id("area")},
                      .side = call.maybe_one_of<Side>("side").value_or(Side::asked),
                      .after = call.maybe_id<CallId>("after"),
                      .limit = call.limit()};
    http::Page<surge::Call> page{.items = list(call.tx, call.who, query), .next = std::nullopt};
    if (page.items.size() == query.limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/areas/{area}/surge", allow(Permission::plans_read),
               "What is asked for, or offered (?side=), in the commune of an area, the oldest first", page);
    router.post("/api/surge", allow(Permission::tasks_do), "Ask for people, vehicles or goods, or offer them",
                [](http::Call& call, const NewCall& wanted) {
                    const auto id = open(call.tx, call.who, wanted);
                    return http::Created<surge::Call>{"/api/surge/" + base::to_string(id), get(call.tx, call.who, id)};
                });
    router.remove("/api/surge/{surge_call}", allow(Permission::tasks_do), "No longer needed, or no longer offered",
                  [](http::Call& call) { end(call.tx, call.who, call.id<CallId>("surge_call")); });
    router.get("/api/surge/{surge_call}/matches", allow(Permission::plans_read), "What was matched with it",
               [](http::Call& call) {
                   return http::Page<Match>{matches(call.tx, call.who, call.id<CallId>("surge_call")), std::nullopt};
               });
    router.post("/api/surge-matches", allow(may_match), "Bring an offer to who asked",
                [](http::Call& call, const NewMatch& wanted) {
                    match(call.tx, call.who, wanted);
                    return get(call.tx, call.who, wanted.asked);
                });
    router.post("/api/surge-matches/{surge_match}/done", allow(may_match), "It has come",
                [](http::Call& call) { finish(call.tx, call.who, call.id<MatchId>("surge_match")); });
    router.remove("/api/surge-matches/{surge_match}", allow(may_match), "It does not come after all",
                  [](http::Call& call) { take_back(call.tx, call.who, call.id<MatchId>("surge_match")); });
}

}  // namespace surge
