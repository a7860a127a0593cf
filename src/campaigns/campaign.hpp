#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "outreach/message.hpp"

/// Peak campaigns of communication (plan 004, II.3): for a time a body wishes something to be said in each of five
/// groups of content, others write it, and the board shows what is said and what is missing. It counts messages, how
/// often loudspeakers read them out and how often they were read; nothing of who heard.
namespace campaigns {

using CampaignId = base::Id<struct CampaignTag>;
using households::Edit;
using households::Place;
using outreach::Kind;
using outreach::MessageId;

/// The five groups in the order of plan 004, II.3: what is directed, the harm and risk, what everybody owes, how to
/// protect oneself, how violations were handled (as totals).
inline constexpr std::array groups{Kind::directive, Kind::risk, Kind::duty, Kind::protection, Kind::violations};

/// How many messages a group should have, by when, and who writes them.
struct Wish {
    Kind group = Kind::directive;
    std::int64_t messages = 1;
    std::optional<base::Day> by;
    std::optional<base::Uuid> writer;
    bool operator==(const Wish&) const = default;
};
BOOST_DESCRIBE_STRUCT(Wish, (), (group, messages, by, writer))

struct NewCampaign {
    CampaignId id;
    base::Uuid body;  ///< that leads it
    std::string title;
    std::string paper;  ///< that asks for it; may be empty
    base::Day begins;
    base::Day ends;
    std::vector<areas::AreaId> areas;
    std::vector<Wish> wishes;  ///< at most one for a group
};
BOOST_DESCRIBE_STRUCT(NewCampaign, (), (id, body, title, paper, begins, ends, areas, wishes))

/// What everybody may know of it.
struct Announced {
    CampaignId id;
    Place body;
    std::string title;
    std::string paper;
    base::Day begins;
    base::Day ends;
    std::vector<Place> places;
    bool is_on = false;  ///< today lies between its days, and nobody ended it
};
BOOST_DESCRIBE_STRUCT(Announced, (), (id, body, title, paper, begins, ends, places, is_on))

struct Campaign {
    Announced announced;
    std::vector<Wish> wishes;
    bool is_ended = false;  ///< before its last day
    bool may_edit = false;  ///< the caller
};
BOOST_DESCRIBE_STRUCT(Campaign, (), (announced, wishes, is_ended, may_edit))

/// By whoever issues plans for the body; the same again is harmless. Problems: body.not_found, area.not_found,
/// account.outside_area, campaign.title_missing, campaign.text_too_long, campaign.days_wrong (it ends before it
/// begins, or more than a year later), campaign.no_area, campaign.area_outside (of the body's own area),
/// campaign.wish_wrong (none of the five groups, twice, no number, or a day outside the campaign), campaign.id_taken.
Campaign open(store::Transaction& tx, const base::Who& who, const NewCampaign& wanted);

/// Problems of all that follows: campaign.not_found, account.outside_area.

/// For everybody who reads plans in its area.
Campaign get(store::Transaction& tx, const base::Who& who, CampaignId id);

struct CampaignChange {
    std::optional<Edit<std::string>> title;
    std::optional<Edit<std::string>> paper;
    std::optional<Edit<base::Day>> ends;
    std::optional<Edit<std::vector<areas::AreaId>>> areas;
    std::optional<Edit<std::vector<Wish>>> wishes;
};
BOOST_DESCRIBE_STRUCT(CampaignChange, (), (title, paper, ends, areas, wishes))
/// Problems: those of open, campaign.changed_meanwhile.
Campaign change(store::Transaction& tx, const base::Who& who, CampaignId id, const CampaignChange& wanted);

/// It is over before its last day; `reopen` takes it back. What was said stays said.
Campaign end(store::Transaction& tx, const base::Who& who, CampaignId id);
Campaign reopen(store::Transaction& tx, const base::Who& who, CampaignId id);

struct CampaignPage {
    std::vector<Announced> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CampaignPage, (), (items, next))
/// Of an area and below it, the latest first. Problems: area.not_found, account.outside_area.
CampaignPage campaigns(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                       std::size_t limit);

/// For everybody: those that are on today in a place, below it or around it, the one that ends first before others.
std::vector<Announced> campaigns_on(store::Transaction& tx, const areas::Area& area, std::size_t most);

}  // namespace campaigns
