#include "oversight/oversight_http.hpp"

#include "accounts/permission.hpp"
#include "oversight/checklist.hpp"
#include "oversight/routes.hpp"
#include "oversight/supervision.hpp"

namespace oversight {
namespace {

using base::Permission;
using http::allow;
using http::Call;

ChecklistId checklist_id(Call& call) {
    return call.id<ChecklistId>("checklist");
}

}  // namespace

http::Response picture_response(const files::File& file) {
    http::Response response{200, file.media_type, std::string(file.bytes.begin(), file.bytes.end()), {}, {}};
    response.headers.emplace_back("Cache-Control", "private, max-age=31536000, immutable");
    return response;
}

void add_checklist_routes(http::Router& router) {
    const auto writes = allow(Permission::plans_issue);
    router.get("/api/areas/{area}/checklists", allow(Permission::plans_read),
               "Lists of questions that hold in an area today (?kind=)", [](Call& call) {
                   return http::Page<Checklist>{
                       checklists(call.tx, call.who, call.id<areas::AreaId>("area"), call.maybe_one_of<Kind>("kind")),
                       std::nullopt};
               });
    router.post("/api/checklists", writes, "Add a list of a place's own", [](Call& call, const NewChecklist& wanted) {
        auto made = add(call.tx, call.who, wanted);
        return http::Created<Checklist>{"/api/checklists/" + made.code, std::move(made)};
    });
    router.post("/api/checklists/{checklist}/end", writes, "From tomorrow on it is offered no longer",
                [](Call& call) { return end(call.tx, call.who, checklist_id(call)); });
    router.post("/api/checklists/{checklist}/hold-again", writes, "Take that back",
                [](Call& call) { return hold_again(call.tx, call.who, checklist_id(call)); });
}

void add_routes(http::Router& router) {
    add_checklist_routes(router);
    add_inspection_routes(router);
    add_finding_routes(router);
    add_care_routes(router);
    router.get("/api/areas/{area}/supervision", http::anyone(),
               "What was inspected, found and put right within a year, by kind: at least so many, by fives",
               [](Call& call) { return supervision(call.tx, call.id<areas::AreaId>("area")); });
}

}  // namespace oversight
