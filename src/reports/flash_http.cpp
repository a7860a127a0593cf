#include "accounts/permission.hpp"
#include "reports/flash.hpp"
#include "reports/report_http.hpp"

namespace reports {
namespace {

using base::Permission;
using http::Call;

struct FlashPage {
    std::vector<Flash> items;
    std::vector<FlashDuty> duties;
};
BOOST_DESCRIBE_STRUCT(FlashPage, (), (items, duties))

http::Created<Flash> rung(Call& call, const NewFlash& wanted) {
    auto flash = ring(call.tx, call.who, wanted);
    return {"/api/flashes/" + base::to_string(flash.id), std::move(flash)};
}

}  // namespace

void add_flash_routes(http::Router& router) {
    router.get("/api/flashes", http::allow(Permission::reports_write),
               "Flash reports to and from the caller's body, and the duties that ask it for them", [](Call& call) {
                   return FlashPage{flashes(call.tx, call.who, call.limit()), flash_duties(call.tx, call.who)};
               });
    router.post("/api/flashes", http::allow(Permission::reports_write),
                "Tell at once what is urgent; nobody approves it", rung);
    router.post("/api/flashes/{flash}/acknowledge", http::allow(Permission::reports_read),
                "Say that a flash report was received",
                [](Call& call) { return acknowledge(call.tx, call.who, call.id<FlashId>("flash")); });
}

}  // namespace reports
