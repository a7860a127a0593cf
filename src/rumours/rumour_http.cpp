#include "rumours/rumour_http.hpp"

#include "accounts/permission.hpp"
#include "rumours/rumour.hpp"

namespace rumours {
namespace {

using base::Permission;
using http::allow;
using http::Call;

RumourId rumour_of(Call& call) {
    return call.id<RumourId>("rumour");
}

LinePage rumour_page(Call& call) {
    return rumours(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("state") == "closed",
                   call.text("after"), call.limit());
}

}  // namespace

void add_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::documents_write);
    router.get("/api/areas/{area}/rumours", reads, "What is told in an area, the latest first (?state=closed)",
               rumour_page);
    router.post("/api/rumours", writes, "Write down what is told", [](Call& call, const NewRumour& wanted) {
        auto made = write_down(call.tx, call.who, wanted);
        return http::Created<Rumour>{"/api/rumours/" + base::to_string(made.id), std::move(made)};
    });
    router.get("/api/rumours/{rumour}", reads, "One rumour from hearing to fading",
               [](Call& call) { return get(call.tx, call.who, rumour_of(call)); });
    router.post(
        "/api/rumours/{rumour}/hearings", writes, "It was heard again",
        [](Call& call, const NewHearing& wanted) { return hear_again(call.tx, call.who, rumour_of(call), wanted); });
    router.post(
        "/api/rumours/{rumour}/sources", writes, "What it was held against",
        [](Call& call, const NewSource& wanted) { return add_source(call.tx, call.who, rumour_of(call), wanted); });
    router.remove("/api/rumour-sources/{rumour_source}", writes, "That was no source",
                  [](Call& call) { return remove_source(call.tx, call.who, call.id<SourceId>("rumour_source")); });
    router.post("/api/rumours/{rumour}/verdict", writes, "What the sources say",
                [](Call& call, const Finding& finding) { return verify(call.tx, call.who, rumour_of(call), finding); });
    router.post("/api/rumours/{rumour}/answer", writes, "Draft the message that answers it",
                [](Call& call, const NewAnswer& wanted) { return answer(call.tx, call.who, rumour_of(call), wanted); });
    router.post("/api/rumours/{rumour}/close", writes, "Nobody tells it any more",
                [](Call& call) { return close(call.tx, call.who, rumour_of(call)); });
    router.post("/api/rumours/{rumour}/open-again", writes, "Take that back",
                [](Call& call) { return open_again(call.tx, call.who, rumour_of(call)); });
}

}  // namespace rumours
