#pragma once

#include "campaigns/campaign.hpp"
#include "outreach/page.hpp"

/// The messages of a campaign, and what they make of its wishes.
namespace campaigns {

/// Problems: campaign.not_found, message.not_found, account.outside_area (of the message's body), campaign.ended,
/// campaign.message_elsewhere (its body stands outside the campaign's), campaign.tied_already (to another one).
/// The same again is harmless.
void tie(store::Transaction& tx, const base::Who& who, CampaignId id, MessageId message);
/// By who writes for the body of the message, or leads the campaign. Problems: campaign.not_found,
/// campaign.not_tied, account.outside_area.
void untie(store::Transaction& tx, const base::Who& who, CampaignId id, MessageId message);

/// How one group stands. Withdrawn messages count nowhere.
struct GroupStanding {
    Kind group = Kind::directive;
    std::int64_t wished = 0;
    std::optional<base::Day> by;
    std::optional<Place> writer;
    std::int64_t drafts = 0;  ///< also those that wait for a head
    std::int64_t approved = 0;
    std::int64_t views = 0;
    bool is_late = false;  ///< fewer were approved than were wished by a day that is over
};
BOOST_DESCRIBE_STRUCT(GroupStanding, (), (group, wished, by, writer, drafts, approved, views, is_late))

/// A place of the campaign, a commune by its hamlets: in the order of their names on the map, never by how many.
struct PlaceStanding {
    Place area;
    std::int64_t approved = 0;  ///< messages for all of it
    std::vector<Kind> missing;  ///< groups of which nothing is said there
};
BOOST_DESCRIBE_STRUCT(PlaceStanding, (), (area, approved, missing))

struct TiedMessage {
    MessageId id;
    std::string title;
    Kind kind = Kind::directive;
    outreach::State state = outreach::State::draft;
    Place body;
    bool may_untie = false;
};
BOOST_DESCRIBE_STRUCT(TiedMessage, (), (id, title, kind, state, body, may_untie))

struct Board {
    std::vector<GroupStanding> groups;  ///< the five, then what else is said
    std::vector<PlaceStanding> places;
    std::vector<TiedMessage> messages;  ///< that are said, and the drafts that the caller may read
};
BOOST_DESCRIBE_STRUCT(Board, (), (groups, places, messages))
/// Problems: campaign.not_found, account.outside_area.
Board board(store::Transaction& tx, const base::Who& who, CampaignId id);

/// How often loudspeakers read out the messages of a group, and how often they should have and did not.
struct GroupPlays {
    Kind group = Kind::directive;
    std::int64_t played = 0;
    std::int64_t gaps = 0;
};
BOOST_DESCRIBE_STRUCT(GroupPlays, (), (group, played, gaps))
/// Of the last month of the campaign; nothing for one that is wider than a commune, whose loudspeakers each commune
/// looks after. Problems: campaign.not_found, account.outside_area.
std::vector<GroupPlays> plays(store::Transaction& tx, const base::Who& who, CampaignId id);

/// What everybody reads of it.
struct CampaignNews {
    Announced campaign;
    std::vector<outreach::News> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(CampaignNews, (), (campaign, items, next))
/// Its messages that are said today, the newest first, from its first day on. Problems: campaign.not_found,
/// area.not_found.
CampaignNews news(store::Transaction& tx, CampaignId id, std::optional<areas::AreaId> area, const std::string& after,
                  std::size_t limit);

}  // namespace campaigns
