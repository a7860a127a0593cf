#include "campaigns/board.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "broadcasts/plays.hpp"
#include "campaigns/campaign_row.hpp"
#include "outreach/standing.hpp"
#include "store/values.hpp"

namespace campaigns {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;
using outreach::Standing;
using outreach::State;

std::vector<MessageId> tied_ids(store::Transaction& tx, const Entry& of) {
    return store::all([](const store::Row& row) { return row.id<outreach::MessageTag>("message"); },
                      tx.run("SELECT message FROM campaign_message WHERE home = $1 AND campaign = $2 "
                             "ORDER BY tied_at, message",
                             {of.home, of.announced.id}));
}

std::vector<Standing> tied(store::Transaction& tx, const base::Who& who, const Entry& of) {
    return outreach::standings(tx, who, tied_ids(tx, of));
}

GroupStanding& standing_of(std::vector<GroupStanding>& all, Kind group) {
    const auto found = std::ranges::find(all, group, &GroupStanding::group);
    return found != all.end() ? *found : all.emplace_back(GroupStanding{.group = group, .by = {}, .writer = {}});
}

std::vector<GroupStanding> group_standings(store::Transaction& tx, const Entry& of,
                                           const std::vector<Standing>& messages) {
    std::vector<GroupStanding> all;
    for (const auto group : groups) standing_of(all, group);
    for (const auto& [group, wished, by, writer] : of.wishes) {
        auto& one = standing_of(all, group);
        one.wished = wished;
        one.by = by;
        if (writer) one.writer = Place{*writer, bodies::get(tx, bodies::BodyId{*writer}).name};
    }
    for (const auto& message : messages) {
        auto& one = standing_of(all, message.kind);
        one.drafts += message.state == State::draft || message.state == State::asked;
        one.approved += message.state == State::approved;
        if (message.state == State::approved) one.views += message.views;
    }
    const auto today = base::day_of(tx.now());
    for (auto& one : all) one.is_late = one.by && *one.by < today && one.approved < one.wished;
    return all;
}

/// A commune by its hamlets; a hamlet, a commune without any, and what is wider as they are.
std::vector<areas::Area> places_of(store::Transaction& tx, const Entry& of) {
    std::vector<areas::Area> places;
    for (const auto& place : of.announced.places) {
        const auto area = areas::get(tx, areas::AreaId{place.id});
        auto hamlets = area.level == areas::commune_level
                           ? areas::descendants(tx, area.id, areas::hamlet_level, base::day_of(tx.now()))
                           : std::vector<areas::Area>{};
        if (hamlets.empty()) hamlets.push_back(area);
        places.insert(places.end(), hamlets.begin(), hamlets.end());
    }
    return places;
}

bool is_for(const Standing& message, const areas::Area& place) {
    return message.state == State::approved && std::ranges::any_of(message.paths, [&](const std::string& path) {
               return areas::is_within(place.path, path);
           });
}

PlaceStanding place_standing(const areas::Area& place, const std::vector<Standing>& messages) {
    PlaceStanding standing{.area = {place.id.uuid, place.name}, .missing = {groups.begin(), groups.end()}};
    for (const auto& message : messages) {
        if (!is_for(message, place)) continue;
        ++standing.approved;
        std::erase(standing.missing, message.kind);
    }
    return standing;
}

bool leads(store::Transaction& tx, const base::Who& who, const Entry& of) {
    return accounts::reaches_body(tx, who, Permission::plans_issue, of.announced.body.id);
}

bool is_tied(store::Transaction& tx, const Entry& of, MessageId message) {
    const auto ids = tied_ids(tx, of);
    return std::ranges::find(ids, message) != ids.end();
}

}  // namespace

void tie(store::Transaction& tx, const base::Who& who, CampaignId id, MessageId message) {
    const auto of = entry(tx, id);
    const auto body = outreach::get(tx, who, message).body;
    accounts::require_body(tx, who, Permission::documents_write, body.id);
    require_lasting(of);
    const auto stands_in = areas::get(tx, bodies::get(tx, bodies::BodyId{body.id}).area).path;
    if (!areas::is_within(stands_in, of.area_path))
        throw Problem(ProblemKind::invalid, "campaign.message_elsewhere", body.name);
    if (is_tied(tx, of, message)) return;
    if (!tx.run("SELECT 1 AS found FROM campaign_message WHERE message = $1", {message}).empty())
        throw Problem(ProblemKind::conflict, "campaign.tied_already", base::to_string(message));
    tx.change("INSERT INTO campaign_message (home, campaign, message, tied_at) VALUES ($1, $2, $3, $4)",
              {of.home, id, message, tx.now()});
    record(tx, who, of, "campaign.message_tied");
}

void untie(store::Transaction& tx, const base::Who& who, CampaignId id, MessageId message) {
    const auto of = entry(tx, id);
    if (!is_tied(tx, of, message)) throw Problem(ProblemKind::not_found, "campaign.not_tied", base::to_string(message));
    if (!leads(tx, who, of))
        accounts::require_body(tx, who, Permission::documents_write, outreach::get(tx, who, message).body.id);
    tx.change("DELETE FROM campaign_message WHERE home = $1 AND campaign = $2 AND message = $3",
              {of.home, id, message});
    record(tx, who, of, "campaign.message_untied");
}

Board board(store::Transaction& tx, const base::Who& who, CampaignId id) {
    const auto of = seen_entry(tx, who, id);
    const auto messages = tied(tx, who, of);
    const auto is_leader = leads(tx, who, of);
    Board board{.groups = group_standings(tx, of, messages), .places = {}, .messages = {}};
    for (const auto& place : places_of(tx, of)) board.places.push_back(place_standing(place, messages));
    for (const auto& one : messages) {
        if (one.state != State::approved && !one.may_read) continue;
        const auto may_untie = is_leader || accounts::reaches_body(tx, who, Permission::documents_write, one.body.id);
        board.messages.push_back({one.id, one.title, one.kind, one.state, one.body, may_untie});
    }
    return board;
}

std::vector<GroupPlays> plays(store::Transaction& tx, const base::Who& who, CampaignId id) {
    const auto of = seen_entry(tx, who, id);
    std::vector<GroupPlays> all;
    if (areas::get(tx, areas::AreaId{of.area}).level < areas::commune_level) return all;
    for (const auto group : groups) all.push_back({.group = group});
    const auto until = std::min(of.announced.ends, base::day_of(tx.now()));
    const auto ids = tied_ids(tx, of);
    const auto heard = broadcasts::plays_of(tx, who, areas::AreaId{of.area}, ids, of.announced.begins, until);
    for (const auto& message : outreach::standings(tx, who, ids)) {
        const auto plays = heard.find(message.id);
        const auto group = std::ranges::find(all, message.kind, &GroupPlays::group);
        if (plays == heard.end() || group == all.end()) continue;
        group->played += plays->second.played;
        group->gaps += plays->second.gaps;
    }
    return all;
}

CampaignNews news(store::Transaction& tx, CampaignId id, std::optional<areas::AreaId> area, const std::string& after,
                  std::size_t limit) {
    auto of = entry(tx, id);
    if (base::day_of(tx.now()) < of.announced.begins)
        throw Problem(ProblemKind::not_found, "campaign.not_found", base::to_string(id));
    auto page =
        outreach::news(tx, {.area = area, .kind = {}, .after = after, .limit = limit, .among = tied_ids(tx, of)});
    return {std::move(of.announced), std::move(page.items), std::move(page.next)};
}

}  // namespace campaigns
