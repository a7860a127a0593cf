#include "campaigns/campaign_http.hpp"

#include "accounts/permission.hpp"
#include "campaigns/board.hpp"
#include "campaigns/totals.hpp"

namespace campaigns {
namespace {

using base::Permission;
using http::allow;
using http::anyone;
using http::Call;

CampaignId campaign_of(Call& call) {
    return call.id<CampaignId>("campaign");
}
TotalsId totals_of(Call& call) {
    return call.id<TotalsId>("campaign_totals");
}
MessageId message_of(Call& call) {
    return call.id<MessageId>("message");
}

void add_campaign_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto leads = allow(Permission::plans_issue);
    router.get(
        "/api/areas/{area}/campaigns", reads, "Peak campaigns of communication, the latest first", [](Call& call) {
            return campaigns(call.tx, call.who, call.id<areas::AreaId>("area"), call.text("after"), call.limit());
        });
    router.post(
        "/api/campaigns", leads, "Open a peak campaign: what should be said in each group of content",
        [](Call& call, const NewCampaign& wanted) {
            auto made = open(call.tx, call.who, wanted);
            return http::Created<Campaign>{"/api/campaigns/" + base::to_string(made.announced.id), std::move(made)};
        });
    router.get("/api/campaigns/{campaign}", reads, "A campaign with its wishes",
               [](Call& call) { return get(call.tx, call.who, campaign_of(call)); });
    router.patch(
        "/api/campaigns/{campaign}", leads, "Change its title, paper, last day, areas or wishes",
        [](Call& call, const CampaignChange& wanted) { return change(call.tx, call.who, campaign_of(call), wanted); });
    router.post("/api/campaigns/{campaign}/end", leads, "It is over before its last day",
                [](Call& call) { return end(call.tx, call.who, campaign_of(call)); });
    router.post("/api/campaigns/{campaign}/reopen", leads, "Take that back",
                [](Call& call) { return reopen(call.tx, call.who, campaign_of(call)); });
}

void add_board_routes(http::Router& router) {
    const auto reads = allow(Permission::plans_read);
    const auto writes = allow(Permission::documents_write);
    router.get("/api/campaigns/{campaign}/board", reads, "What is said of it by group and place, and what is missing",
               [](Call& call) { return board(call.tx, call.who, campaign_of(call)); });
    router.get("/api/campaigns/{campaign}/plays", reads, "How often loudspeakers read out its messages, by group",
               [](Call& call) {
                   return http::Page<GroupPlays>{plays(call.tx, call.who, campaign_of(call)), std::nullopt};
               });
    router.put("/api/campaigns/{campaign}/messages/{message}", writes, "A message belongs to the campaign",
               [](Call& call) {
                   tie(call.tx, call.who, campaign_of(call), message_of(call));
                   return board(call.tx, call.who, campaign_of(call));
               });
    router.remove("/api/campaigns/{campaign}/messages/{message}", writes, "It does no longer", [](Call& call) {
        untie(call.tx, call.who, campaign_of(call), message_of(call));
        return board(call.tx, call.who, campaign_of(call));
    });
    router.get("/api/campaigns/{campaign}/news", anyone(), "What is said of a campaign today (?area=)", [](Call& call) {
        return news(call.tx, campaign_of(call), call.maybe_id<areas::AreaId>("area"), call.text("after"), call.limit());
    });
}

void add_totals_routes(http::Router& router) {
    const auto writes = allow(Permission::documents_write);
    router.get("/api/campaigns/{campaign}/totals", allow(Permission::plans_read),
               "How violations were handled, as totals of a commune", [](Call& call) {
                   return http::Page<Totals>{totals(call.tx, call.who, campaign_of(call)), std::nullopt};
               });
    router.post(
        "/api/campaigns/{campaign}/totals", writes, "Tell totals; one to four are kept as a few",
        [](Call& call, const NewTotals& wanted) { return tell_totals(call.tx, call.who, campaign_of(call), wanted); });
    router.remove("/api/campaign-totals/{campaign_totals}", writes, "They were told wrong",
                  [](Call& call) { return take_back_totals(call.tx, call.who, totals_of(call)); });
    router.post(
        "/api/campaign-totals/{campaign_totals}/message", writes, "Write the message that says them",
        [](Call& call, const NewDraft& wanted) { return draft_totals(call.tx, call.who, totals_of(call), wanted); });
}

}  // namespace

void add_routes(http::Router& router) {
    add_campaign_routes(router);
    add_board_routes(router);
    add_totals_routes(router);
}

}  // namespace campaigns
