#include "campaigns/campaign.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "areas/above.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "campaigns/campaign_row.hpp"

namespace campaigns {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr int most_days = 366;
constexpr std::size_t most_areas = 200;
constexpr std::int64_t most_messages = 100;

void check_wishes(store::Transaction& tx, NewCampaign& wanted) {
    std::ranges::sort(wanted.wishes, {}, &Wish::group);
    const auto twice = std::ranges::adjacent_find(wanted.wishes, {}, &Wish::group);
    if (twice != wanted.wishes.end())
        throw Problem(ProblemKind::invalid, "campaign.wish_wrong", base::name_of(twice->group));
    for (const auto& [group, messages, by, writer] : wanted.wishes) {
        const bool is_group = std::ranges::find(groups, group) != groups.end();
        const bool is_by_then = !by || (wanted.begins <= *by && *by <= wanted.ends);
        if (!is_group || messages < 1 || messages > most_messages || !is_by_then)
            throw Problem(ProblemKind::invalid, "campaign.wish_wrong", base::name_of(group));
        if (writer) bodies::get(tx, bodies::BodyId{*writer});
    }
}

/// What is kept of what was sent, for a body that stands in `own`.
NewCampaign checked(store::Transaction& tx, NewCampaign wanted, const std::string& own) {
    wanted.title = short_text(wanted.title);
    wanted.paper = short_text(wanted.paper);
    if (base::fold(wanted.title).empty()) throw Problem(ProblemKind::invalid, "campaign.title_missing");
    if (wanted.ends < wanted.begins || wanted.ends - wanted.begins > most_days)
        throw Problem(ProblemKind::invalid, "campaign.days_wrong", base::to_string(wanted.ends));
    if (wanted.areas.empty() || wanted.areas.size() > most_areas)
        throw Problem(ProblemKind::invalid, "campaign.no_area");
    for (auto at = wanted.areas.begin(); at != wanted.areas.end();) {
        const auto area = areas::get(tx, *at);
        if (!areas::is_within(area.path, own))
            throw Problem(ProblemKind::forbidden, "campaign.area_outside", area.path);
        at = std::find(wanted.areas.begin(), at, *at) == at ? at + 1 : wanted.areas.erase(at);
    }
    check_wishes(tx, wanted);
    return wanted;
}

NewCampaign as_wanted(const Entry& entry) {
    const auto& [id, body, title, paper, begins, ends, places, is_on] = entry.announced;
    NewCampaign wanted{.id = id,
                       .body = body.id,
                       .title = title,
                       .paper = paper,
                       .begins = begins,
                       .ends = ends,
                       .areas = {},
                       .wishes = entry.wishes};
    for (const auto& place : places) wanted.areas.push_back({place.id});
    return wanted;
}

bool says_the_same(const NewCampaign& one, const NewCampaign& other) {
    return one.body == other.body && one.title == other.title && one.paper == other.paper &&
           one.begins == other.begins && one.ends == other.ends && one.areas == other.areas &&
           one.wishes == other.wishes;
}

void write_lists(store::Transaction& tx, std::int64_t home, const NewCampaign& wanted) {
    tx.change("DELETE FROM campaign_area WHERE home = $1 AND campaign = $2", {home, wanted.id});
    tx.change("DELETE FROM campaign_wish WHERE home = $1 AND campaign = $2", {home, wanted.id});
    for (std::size_t i = 0; i < wanted.areas.size(); ++i)
        tx.change("INSERT INTO campaign_area (home, campaign, area, position) VALUES ($1, $2, $3, $4)",
                  {home, wanted.id, wanted.areas[i], i});
    for (const auto& [group, messages, by, writer] : wanted.wishes)
        tx.change(R"(
            INSERT INTO campaign_wish (home, campaign, kind, messages, by_day, writer) VALUES ($1, $2, $3, $4, $5, $6))",
                  {home, wanted.id, base::name_of(group), messages, by, writer});
}

Entry own_entry(store::Transaction& tx, const base::Who& who, CampaignId id) {
    auto found = entry(tx, id);
    accounts::require_body(tx, who, Permission::plans_issue, found.announced.body.id);
    return found;
}

/// Takes an edit when what stands there is what the editor saw, or is what they want already.
template <class T>
void put(const std::optional<Edit<T>>& edit, T& value) {
    if (!edit) return;
    if (value != edit->from && value != edit->to) throw Problem(ProblemKind::conflict, "campaign.changed_meanwhile");
    value = edit->to;
}

Campaign set_ended(store::Transaction& tx, const base::Who& who, CampaignId id, const std::optional<base::Instant>& at,
                   std::string_view verb) {
    const auto found = own_entry(tx, who, id);
    tx.change("UPDATE campaign SET ended_at = $3 WHERE home = $1 AND id = $2", {found.home, id, at});
    record(tx, who, found, verb);
    return get(tx, who, id);
}

}  // namespace

Campaign open(store::Transaction& tx, const base::Who& who, const NewCampaign& sent) {
    const auto body = bodies::get(tx, bodies::BodyId{sent.body});
    accounts::require_body(tx, who, Permission::plans_issue, sent.body);
    const auto wanted = checked(tx, sent, areas::get(tx, body.area).path);
    if (const auto before = find_entry(tx, wanted.id)) {
        if (!says_the_same(as_wanted(*before), wanted))
            throw Problem(ProblemKind::conflict, "campaign.id_taken", base::to_string(wanted.id));
        return get(tx, who, wanted.id);
    }
    tx.change(R"(
        INSERT INTO campaign (home, id, body, area, title, paper, begins, ends, opened_at, opened_by)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10))",
              {body.home, wanted.id, wanted.body, body.area, wanted.title, wanted.paper, wanted.begins, wanted.ends,
               tx.now(), who.account});
    write_lists(tx, body.home, wanted);
    record(tx, who, entry(tx, wanted.id), "campaign.opened");
    return get(tx, who, wanted.id);
}

Campaign get(store::Transaction& tx, const base::Who& who, CampaignId id) {
    auto found = seen_entry(tx, who, id);
    const auto may_edit = accounts::reaches_body(tx, who, Permission::plans_issue, found.announced.body.id);
    return {std::move(found.announced), std::move(found.wishes), found.is_ended, may_edit};
}

Campaign change(store::Transaction& tx, const base::Who& who, CampaignId id, const CampaignChange& wanted) {
    const auto found = own_entry(tx, who, id);
    auto after = as_wanted(found);
    put(wanted.title, after.title);
    put(wanted.paper, after.paper);
    put(wanted.ends, after.ends);
    put(wanted.areas, after.areas);
    put(wanted.wishes, after.wishes);
    after = checked(tx, std::move(after), found.area_path);
    tx.change("UPDATE campaign SET title = $3, paper = $4, ends = $5 WHERE home = $1 AND id = $2",
              {found.home, id, after.title, after.paper, after.ends});
    write_lists(tx, found.home, after);
    record(tx, who, found, "campaign.changed");
    return get(tx, who, id);
}

Campaign end(store::Transaction& tx, const base::Who& who, CampaignId id) {
    return set_ended(tx, who, id, tx.now(), "campaign.ended");
}

Campaign reopen(store::Transaction& tx, const base::Who& who, CampaignId id) {
    return set_ended(tx, who, id, std::nullopt, "campaign.reopened");
}

CampaignPage campaigns(store::Transaction& tx, const base::Who& who, areas::AreaId id, const std::string& after,
                       std::size_t limit) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::plans_read, area.path);
    const auto dot = std::min(after.find('.'), after.size());
    const auto day = after.empty() ? std::string("9999-12-31") : after.substr(0, dot);
    const auto last = base::parse_uuid(std::string_view(after).substr(std::min(dot + 1, after.size())));
    const auto rows = tx.run(select_campaigns(R"(
        a.path >= $1 AND a.path < $2 AND (c.begins, c.id) < ($3, $4) ORDER BY c.begins DESC, c.id DESC LIMIT $5)"),
                             {area.path, area.path + '~', day, last.value_or(base::Uuid{}), limit});
    CampaignPage page;
    for (auto& one : read_entries(tx, rows)) page.items.push_back(std::move(one.announced));
    if (rows.size() == limit)
        page.next = base::to_string(page.items.back().begins) + '.' + base::to_string(page.items.back().id);
    return page;
}

std::vector<Announced> campaigns_on(store::Transaction& tx, const areas::Area& area, std::size_t most) {
    const auto rows = tx.run(select_campaigns("c.ended_at IS NULL AND c.begins <= $3 AND c.ends >= $3 AND " +
                                              areas::in_or_around(1) + " ORDER BY c.ends, c.id LIMIT $4"),
                             {area.path, area.path + '~', base::day_of(tx.now()), most});
    std::vector<Announced> on;
    for (auto& one : read_entries(tx, rows)) on.push_back(std::move(one.announced));
    return on;
}

}  // namespace campaigns
