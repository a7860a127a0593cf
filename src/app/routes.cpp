#include "app/routes.hpp"

#include "accounts/account_http.hpp"
#include "areas/area_http.hpp"
#include "bodies/body_http.hpp"
#include "briefings/briefing_http.hpp"
#include "calendar/calendar_http.hpp"
#include "deliveries/delivery_http.hpp"
#include "documents/document_http.hpp"
#include "endings/ending_http.hpp"
#include "exchange/exchange_http.hpp"
#include "handovers/handover_http.hpp"
#include "households/household_http.hpp"
#include "levels/level_http.hpp"
#include "library/library_http.hpp"
#include "mail/mail_http.hpp"
#include "plans/compare_http.hpp"
#include "plans/plan_http.hpp"
#include "reports/report_http.hpp"
#include "tasks/task_http.hpp"
#include "teams/team_http.hpp"

namespace app {

void add_routes(http::Router& router, App& app) {
    const auto demonstration = app.is_demonstration ? accounts::Demonstration::yes : accounts::Demonstration::no;
    router.events("/api/events", http::signed_in(), "What changes where the caller may see it, as it changes");
    accounts::add_routes(router, *app.database, demonstration);
    areas::add_routes(router);
    bodies::add_routes(router);
    bodies::add_contact_routes(router, app.master);
    calendar::add_routes(router);
    plans::add_routes(router, *app.database);
    plans::add_compare_routes(router);
    deliveries::add_routes(router);
    library::add_routes(router);
    tasks::add_routes(router);
    endings::add_routes(router);
    briefings::add_routes(router);
    reports::add_routes(router);
    documents::add_routes(router, app.config.authorities);
    levels::add_routes(router);
    handovers::add_routes(router);
    exchange::add_routes(router);
    mail::add_routes(router);
    households::add_routes(router, app.master);
    teams::add_routes(router);
}

}  // namespace app
