#include "campaigns/campaign_row.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace campaigns {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_line = 300;

Entry read_entry(const store::Row& row, base::Day today) {
    Entry entry{.announced = {.id = row.id<CampaignTag>("id"),
                              .body = {row.uuid("body"), row.text("body_name")},
                              .title = row.text("title"),
                              .paper = row.text("paper"),
                              .begins = row.day("begins"),
                              .ends = row.day("ends"),
                              .places = {}},
                .wishes = {},
                .home = row.integer("home"),
                .area = row.uuid("area"),
                .area_path = row.text("area_path"),
                .is_ended = !row.is_null("ended_at")};
    auto& announced = entry.announced;
    announced.is_on = !entry.is_ended && announced.begins <= today && today <= announced.ends;
    return entry;
}

Wish read_wish(const store::Row& row) {
    return {.group = base::named<Kind>(row.text("kind")),
            .messages = row.integer("messages"),
            .by = row.maybe_day("by_day"),
            .writer = row.maybe_uuid("writer")};
}

}  // namespace

std::string select_campaigns(const std::string& where) {
    return R"(
        SELECT c.*, b.name AS body_name, a.path AS area_path
        FROM campaign c JOIN body b ON b.id = c.body JOIN area a ON a.id = c.area
        WHERE )" +
           where;
}

std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows) {
    const auto today = base::day_of(tx.now());
    auto entries = store::all([&](const store::Row& row) { return read_entry(row, today); }, rows);
    std::vector<store::Value> parameters;
    std::vector<CampaignId> ids;
    for (const auto& one : entries) ids.push_back(one.announced.id);
    const auto list = store::list_behind(parameters, ids);
    const auto of = [&](const store::Row& row) -> Entry& {
        const auto id = row.id<CampaignTag>("campaign");
        return *std::ranges::find(entries, id, [](const Entry& one) { return one.announced.id; });
    };
    for (const auto& row :
         tx.run("SELECT t.campaign, t.area, a.name FROM campaign_area t JOIN area a ON a.id = t.area WHERE "
                "t.campaign IN " +
                    list + " ORDER BY t.campaign, t.position",
                parameters))
        of(row).announced.places.push_back({row.uuid("area"), row.text("name")});
    for (const auto& row : tx.run("SELECT * FROM campaign_wish WHERE campaign IN " + list, parameters))
        of(row).wishes.push_back(read_wish(row));
    for (auto& one : entries) std::ranges::sort(one.wishes, {}, &Wish::group);
    return entries;
}

std::optional<Entry> find_entry(store::Transaction& tx, CampaignId id) {
    auto found = read_entries(tx, tx.run(select_campaigns("c.id = $1"), {id}));
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

Entry entry(store::Transaction& tx, CampaignId id) {
    auto found = find_entry(tx, id);
    if (!found) throw Problem(ProblemKind::not_found, "campaign.not_found", base::to_string(id));
    return std::move(*found);
}

Entry seen_entry(store::Transaction& tx, const base::Who& who, CampaignId id) {
    auto found = entry(tx, id);
    if (!accounts::reaches_body(tx, who, Permission::plans_read, found.announced.body.id))
        accounts::require_figures(tx, who, Permission::plans_read, found.area_path);
    return found;
}

void require_lasting(const Entry& entry) {
    if (entry.is_ended) throw Problem(ProblemKind::conflict, "campaign.ended", base::to_string(entry.announced.id));
}

std::string short_text(std::string_view typed) {
    std::string tidy(base::tidy(base::to_nfc(typed)));
    if (tidy.size() > longest_line) throw Problem(ProblemKind::invalid, "campaign.text_too_long");
    return tidy;
}

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb) {
    store::record(tx, who, verb, entry.announced.id.uuid, entry.area);
}

}  // namespace campaigns
