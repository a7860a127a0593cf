#include "accounts/permission.hpp"
#include "outreach/message.hpp"
#include "oversight/inspection.hpp"
#include "oversight/routes.hpp"

/// Places that are inspected, and inspections.
namespace oversight {
namespace {

using base::Permission;
using http::allow;
using http::Call;

constexpr std::size_t most_upload_bytes = 21 * 1024 * 1024;

struct Kept {
    files::FileId id;
};
BOOST_DESCRIBE_STRUCT(Kept, (), (id))

areas::AreaId area_of(Call& call) {
    return call.id<areas::AreaId>("area");
}
InspectionId inspection_of(Call& call) {
    return call.id<InspectionId>("inspection");
}

void add_place_routes(http::Router& router) {
    const auto writes = allow(Permission::tasks_do);
    router.get("/api/areas/{area}/inspected-places", allow(Permission::plans_read),
               "Places that are inspected (?kind=)", [](Call& call) {
                   return places(call.tx, call.who, area_of(call), call.maybe_one_of<Kind>("kind"), call.text("after"),
                                 call.limit());
               });
    router.post(
        "/api/inspected-places", writes, "Write down a place that is inspected",
        [](Call& call, const NewInspectedPlace& wanted) {
            auto made = add_place(call.tx, call.who, wanted);
            return http::Created<InspectedPlace>{"/api/inspected-places/" + base::to_string(made.id), std::move(made)};
        });
    router.patch("/api/inspected-places/{inspected_place}", writes, "Correct its name, or inspect it no longer",
                 [](Call& call, const InspectedPlaceChange& wanted) {
                     return change_place(call.tx, call.who, call.id<InspectedPlaceId>("inspected_place"), wanted);
                 });
}

}  // namespace

void add_inspection_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::tasks_do);
    add_place_routes(router);
    router.get("/api/areas/{area}/inspections", reads, "Inspections, the newest first", [](Call& call) {
        return inspections(call.tx, call.who, area_of(call), call.text("after"), call.limit());
    });
    router.post("/api/inspections", writes, "Write down an inspection", [](Call& call, const NewInspection& wanted) {
        auto made = record(call.tx, call.who, wanted);
        return http::Created<Inspection>{"/api/inspections/" + base::to_string(made.line.id), std::move(made)};
    });
    router
        .post("/api/inspection-pictures", writes, "Keep a photograph, without where and when it was taken (JPEG)",
              [](Call& call, const http::Upload& sent) {
                  return Kept{outreach::keep_photograph(call.tx, call.who, sent.name, sent.bytes)};
              })
        .accepts_up_to(most_upload_bytes);
    router.get("/api/inspections/{inspection}", reads, "One inspection with its answers",
               [](Call& call) { return get(call.tx, call.who, inspection_of(call)); });
    router.get("/api/inspections/{inspection}/files/{file}", reads, "One of its pictures", [](Call& call) {
        return picture_response(picture_of(call.tx, call.who, inspection_of(call), call.id<files::FileId>("file")));
    });
    router.remove("/api/inspections/{inspection}", writes, "It was written by mistake",
                  [](Call& call) { return take_back(call.tx, call.who, inspection_of(call)); });
    router.post("/api/inspections/{inspection}/put-back", writes, "Take that back",
                [](Call& call) { return put_back(call.tx, call.who, inspection_of(call)); });
}

}  // namespace oversight
