#include "accounts/permission.hpp"
#include "oversight/finding.hpp"
#include "oversight/record.hpp"
#include "oversight/routes.hpp"

/// What was found, and how it is put right.
namespace oversight {
namespace {

using base::Permission;
using http::allow;
using http::Call;

FindingId finding_of(Call& call) {
    return call.id<FindingId>("finding");
}

void add_reading_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    router.get("/api/areas/{area}/findings", reads, "What was found, by its last good day (?part=open|waiting|done)",
               [](Call& call) {
                   return findings(call.tx, call.who, call.id<areas::AreaId>("area"),
                                   call.maybe_one_of<FindingPart>("part").value_or(FindingPart::open),
                                   call.text("after"), call.limit());
               });
    router.get("/api/findings-now", allow(Permission::tasks_do), "What waits at the caller's body",
               [](Call& call) { return findings_now(call.tx, call.who); });
    router.get("/api/inspections/{inspection}/findings", reads, "What one inspection found", [](Call& call) {
        return http::Page<Finding>{findings_of(call.tx, call.who, call.id<InspectionId>("inspection")), std::nullopt};
    });
    router.get("/api/findings/{finding}", reads, "One finding with its steps",
               [](Call& call) { return get(call.tx, call.who, finding_of(call)); });
    router.get("/api/findings/{finding}/files/{file}", reads, "The picture of a step", [](Call& call) {
        return picture_response(picture_of(call.tx, call.who, finding_of(call), call.id<files::FileId>("file")));
    });
}

}  // namespace

void add_finding_routes(http::Router& router) {
    const auto writes = allow(Permission::tasks_do);
    add_reading_routes(router);
    router.post("/api/inspections/{inspection}/findings", writes, "What is not right, and who corrects it by when",
                [](Call& call, const NewFinding& wanted) {
                    auto made = write(call.tx, call.who, call.id<InspectionId>("inspection"), wanted);
                    return http::Created<Finding>{"/api/findings/" + base::to_string(made.id), std::move(made)};
                });
    router.post(
        "/api/findings/{finding}/correction", writes, "It is said to be corrected, with proof",
        [](Call& call, const Telling& telling) { return say_corrected(call.tx, call.who, finding_of(call), telling); });
    router.post("/api/findings/{finding}/verification", writes, "Somebody else has looked: it is right",
                [](Call& call) { return verify(call.tx, call.who, finding_of(call)); });
    router.post("/api/findings/{finding}/return", writes, "It is not right yet: corrected by another day",
                [](Call& call, const Moved& wanted) { return send_back(call.tx, call.who, finding_of(call), wanted); });
    router.post("/api/findings/{finding}/last-day", writes, "More time to correct it",
                [](Call& call, const Moved& wanted) { return move(call.tx, call.who, finding_of(call), wanted); });
    router.post(
        "/api/findings/{finding}/withdrawal", writes, "It was written by mistake",
        [](Call& call, const Telling& telling) { return withdraw(call.tx, call.who, finding_of(call), telling); });
    router.post("/api/findings/{finding}/undo", writes, "Take the last step back",
                [](Call& call) { return undo(call.tx, call.who, finding_of(call)); });
}

}  // namespace oversight
