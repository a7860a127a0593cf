#include "ledger/campaign.hpp"

#include <set>

#include <fmt/format.h>

#include "base/named.hpp"
#include "ledger/mark.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

namespace ledger {
namespace {

using store::Transaction;

void add(Transaction& tx, const base::Uuid& campaign, const std::string& root, std::int64_t value) {
    tx.change(R"(INSERT INTO ledger_campaign (campaign, root, slot, value) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (campaign, root, slot) DO UPDATE SET value = ledger_campaign.value + excluded.value)",
              {campaign, root, store::own_slot(tx.engine()), value});
}

std::string root_named(const std::string& account) {
    return account.substr(0, account.find(':'));
}

std::map<base::Uuid, CampaignStanding> kept(Transaction& tx, const std::string& where,
                                            const std::vector<store::Value>& parameters) {
    std::map<base::Uuid, CampaignStanding> all;
    for (const auto& row : tx.run("SELECT campaign, root, CAST(sum(value) AS BIGINT) AS value FROM ledger_campaign " +
                                      where + " GROUP BY campaign, root HAVING sum(value) <> 0",
                                  parameters))
        all[row.uuid("campaign")][row.text("root")] = row.integer("value");
    return all;
}

std::map<base::Uuid, CampaignStanding> sums_of_lines(Transaction& tx) {
    std::map<base::Uuid, CampaignStanding> all;
    for (const auto& row : tx.run(R"(
             SELECT e.campaign, l.account, CAST(sum(l.value) AS BIGINT) AS value
             FROM ledger_entry e JOIN ledger_line l ON l.entry = e.id
             WHERE e.campaign IS NOT NULL GROUP BY e.campaign, l.account)"))
        all[row.uuid("campaign")][root_named(row.text("account"))] += row.integer("value");
    for (auto& [campaign, standing] : all) std::erase_if(standing, [](const auto& root) { return root.second == 0; });
    std::erase_if(all, [](const auto& one) { return one.second.empty(); });
    return all;
}

/// Rows e of entries with their lines l, which `where` picks.
std::vector<Holding> holdings(Transaction& tx, const std::string& from, const std::vector<store::Value>& parameters) {
    return store::all(
        [](const store::Row& row) {
            return Holding{
                row.maybe_uuid("campaign"),
                {row.text("commodity"), row.integer("quantity"), row.integer("value"), row.text("valued_by")}};
        },
        tx.run(R"(
            SELECT e.campaign, l.commodity, l.valued_by, CAST(sum(l.quantity) AS BIGINT) AS quantity,
                   CAST(sum(l.value) AS BIGINT) AS value FROM )" +
                   from + R"( GROUP BY e.campaign, l.commodity, l.valued_by
            ORDER BY e.campaign NULLS FIRST, l.commodity, l.valued_by)",
               parameters));
}

}  // namespace

std::vector<Holding> held_on(Transaction& tx, const std::string& account, std::optional<Kind> kind) {
    return holdings(tx, R"(
            ledger_mark m JOIN ledger_entry e ON e.id = m.entry JOIN ledger_line l ON l.entry = e.id
            WHERE m.mark = $1 AND l.account = $2 AND ($3 = '' OR e.kind = $3))",
                    {mark_of_account(account), account, kind ? std::string(base::name_of(*kind)) : std::string()});
}

std::vector<Holding> put_on(Transaction& tx, const std::string& account, const std::vector<EntryId>& entries) {
    std::vector<store::Value> parameters{account};
    const auto list = store::list_behind(parameters, entries);
    return holdings(tx, "ledger_entry e JOIN ledger_line l ON l.entry = e.id WHERE l.account = $1 AND e.id IN " + list,
                    parameters);
}

std::map<base::Uuid, CampaignStanding> standings_of(Transaction& tx, const std::vector<base::Uuid>& campaigns) {
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, campaigns);
    return kept(tx, "WHERE campaign IN " + list, parameters);
}

CampaignStanding standing_of(Transaction& tx, const base::Uuid& campaign) {
    return standings_of(tx, {campaign})[campaign];
}

void add_to_campaign(Transaction& tx, const Entry& entry) {
    if (!entry.campaign) return;
    CampaignStanding moved;
    for (const auto& line : entry.lines) moved[root_named(line.account)] += line.value;
    for (const auto& [root, value] : moved)
        if (value != 0) add(tx, *entry.campaign, root, value);
}

void rebuild_campaigns(Transaction& tx) {
    const auto all = sums_of_lines(tx);
    tx.change("DELETE FROM ledger_campaign");
    for (const auto& [campaign, standing] : all)
        for (const auto& [root, value] : standing) add(tx, campaign, root, value);
}

std::vector<std::string> campaign_miscounts(Transaction& tx) {
    const auto said = kept(tx, "", {});
    const auto summed = sums_of_lines(tx);
    std::set<base::Uuid> campaigns;
    for (const auto& [campaign, standing] : said) campaigns.insert(campaign);
    for (const auto& [campaign, standing] : summed) campaigns.insert(campaign);
    std::vector<std::string> wrong;
    for (const auto& campaign : campaigns)
        if (!said.contains(campaign) || !summed.contains(campaign) || said.at(campaign) != summed.at(campaign))
            wrong.push_back(fmt::format("campaign {}: kept is not what its lines say", base::to_string(campaign)));
    return wrong;
}

}  // namespace ledger
