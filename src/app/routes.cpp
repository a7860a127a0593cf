#include "app/routes.hpp"

#include "accounts/account_http.hpp"
#include "alerts/alert_http.hpp"
#include "app/public_address.hpp"
#include "areas/area_http.hpp"
#include "arrivals/arrival_http.hpp"
#include "benefits/benefit_http.hpp"
#include "bodies/body_http.hpp"
#include "briefings/briefing_http.hpp"
#include "broadcasts/broadcast_http.hpp"
#include "calendar/calendar_http.hpp"
#include "campaigns/campaign_http.hpp"
#include "commitments/commitment_http.hpp"
#include "deliveries/delivery_http.hpp"
#include "documents/document_http.hpp"
#include "endings/ending_http.hpp"
#include "erasures/erasure_http.hpp"
#include "exchange/exchange_http.hpp"
#include "gifts/gifts_http.hpp"
#include "goods/goods_http.hpp"
#include "guidance/guidance_http.hpp"
#include "handovers/handover_http.hpp"
#include "honours/honour_http.hpp"
#include "households/household_http.hpp"
#include "isolation/isolation_http.hpp"
#include "ledger/ledger_http.hpp"
#include "levels/level_http.hpp"
#include "library/library_http.hpp"
#include "mail/mail_http.hpp"
#include "needs/need_http.hpp"
#include "occasions/occasion_http.hpp"
#include "open311/open311_http.hpp"
#include "outreach/outreach_http.hpp"
#include "oversight/oversight_http.hpp"
#include "phones/phone_http.hpp"
#include "plans/compare_http.hpp"
#include "plans/plan_http.hpp"
#include "portal/portal_http.hpp"
#include "produce/produce_http.hpp"
#include "purchases/purchase_http.hpp"
#include "registry/registry_http.hpp"
#include "reports/report_http.hpp"
#include "rounds/round_http.hpp"
#include "rumours/rumour_http.hpp"
#include "situation/situation_http.hpp"
#include "subscriptions/subscription_http.hpp"
#include "surge/surge_http.hpp"
#include "tasks/task_http.hpp"
#include "teams/team_http.hpp"
#include "trips/trip_http.hpp"
#include "vaccination/vaccination_http.hpp"
#include "voices/voice_http.hpp"
#include "volunteers/volunteer_http.hpp"
#include "zones/zone_http.hpp"

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
    exchange::add_list_routes(router, app.master);
    mail::add_routes(router);
    households::add_routes(router, app.master);
    erasures::add_routes(router, app.master);
    teams::add_routes(router);
    rounds::add_routes(router, app.master);
    situation::add_routes(router, app.master);
    phones::add_routes(router, app.master);
    isolation::add_routes(router, app.master);
    zones::add_routes(router, app.master);
    surge::add_routes(router);
    goods::add_routes(router);
    purchases::add_routes(router);
    occasions::add_routes(router);
    produce::add_routes(router, *app.database, app.master);
    commitments::add_routes(router, *app.database);
    trips::add_routes(router, app.master);
    needs::add_routes(router, *app.database, app.master);
    arrivals::add_routes(router, *app.database, app.master);
    guidance::add_routes(router);
    vaccination::add_routes(router);
    volunteers::add_routes(router, *app.database, app.master);
    registry::add_routes(router, app.master);
    ledger::add_routes(router, *app.database, app.master);
    gifts::add_routes(router, *app.database, app.master);
    benefits::add_routes(router, *app.database, app.master);
    voices::add_routes(router, *app.database, app.master);
    open311::add_routes(router, app.master);
    outreach::add_routes(router);
    const auto origin = public_address(app.config);
    // A demonstration shows both ways, and sends nothing.
    const bool has_email = app.is_demonstration || (!app.config.mail.empty() && !origin.empty());
    const bool has_sms = app.is_demonstration || !app.config.sms_gateway.empty();
    subscriptions::add_routes(router, *app.database, app.master, {has_email, has_sms}, origin);
    broadcasts::add_routes(router);
    rumours::add_routes(router);
    campaigns::add_routes(router);
    portal::add_routes(router);
    honours::add_routes(router, *app.database, app.master);
    oversight::add_routes(router);
    alerts::add_routes(router, *app.database);
}

}  // namespace app
