#include "accounts/permission.hpp"
#include "benefits/board.hpp"
#include "benefits/objection.hpp"
#include "benefits/routes.hpp"

namespace benefits {
namespace {

using base::Permission;
using http::allow;
using http::Call;

ObjectionId objection_of(Call& call) {
    return call.id<ObjectionId>("benefit_objection");
}

http::Page<Objection> objection_page(Call& call) {
    const auto limit = call.limit();
    http::Page<Objection> page{
        objections(call.tx, call.who, call.id<ListId>("benefit_list"), call.maybe_id<ObjectionId>("after"), limit),
        std::nullopt};
    if (page.items.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

}  // namespace

void add_objection_routes(http::Router& router, const store::MasterKey& master) {
    router.get("/api/benefit-lists/{benefit_list}/objections", allow(Permission::needs_answer),
               "What people say is wrong in a list, the oldest first; never who", objection_page);
    router
        .get("/api/benefit-lists/{benefit_list}/missing", allow(Permission::households_read),
             "Households that the register puts into the policy's group and that stand in no list of it; leaves a "
             "journal line",
             [&master](Call& call) {
                 return missing(call.tx, master, call.who, call.id<ListId>("benefit_list"), call.text("after"));
             })
        .leaves_a_line();
    router
        .get("/api/benefit-objections/{benefit_objection}/words", allow(Permission::needs_decide),
             "What was said, and what the person concerned said to it; leaves a journal line",
             [&master](Call& call) { return open_objection(call.tx, master, call.who, objection_of(call)); })
        .leaves_a_line();
    router.post("/api/benefit-objections/{benefit_objection}/hearing", allow(Permission::needs_decide),
                "The person concerned had their say", [&master](Call& call, const Words& said) {
                    return hear(call.tx, master, call.who, objection_of(call), said.words);
                });
    router.post("/api/benefit-objections/{benefit_objection}/decision", allow(Permission::needs_decide),
                "Whether it is right, and why", [](Call& call, const ObjectionDecision& decision) {
                    return decide_objection(call.tx, call.who, objection_of(call), decision);
                });
    router.post("/api/benefit-objections/{benefit_objection}/appeal-decision", allow(Permission::needs_decide),
                "The level above says whether it is right, and why", [](Call& call, const ObjectionDecision& decision) {
                    return decide_appeal(call.tx, call.who, objection_of(call), decision);
                });
}

}  // namespace benefits
