#pragma once

#include <map>

#include "ledger/entry.hpp"

/// How the entries of a campaign stand, by the first word of their accounts and in đồng: what donors gave, what is in
/// hand, in stores, under way, delivered. Kept with every entry.
namespace ledger {

/// By root; one that nothing moved is absent.
using CampaignStanding = std::map<std::string, std::int64_t>;
CampaignStanding standing_of(store::Transaction& tx, const base::Uuid& campaign);
/// Of several at once.
std::map<base::Uuid, CampaignStanding> standings_of(store::Transaction& tx, const std::vector<base::Uuid>& campaigns);

/// So much on an account, of a campaign or of none.
struct Holding {
    std::optional<base::Uuid> campaign;
    Amount amount;
};
/// What stands on an account and whose it is, by commodity and who valued it; of a kind: as entries of it alone put it.
std::vector<Holding> held_on(store::Transaction& tx, const std::string& account, std::optional<Kind> kind = {});
/// The same, as these entries alone put it.
std::vector<Holding> put_on(store::Transaction& tx, const std::string& account, const std::vector<EntryId>& entries);

/// What the verb of an entry calls.
void add_to_campaign(store::Transaction& tx, const Entry& entry);

/// Makes them anew from the lines.
void rebuild_campaigns(store::Transaction& tx);
/// Where what is kept is not what the lines say.
std::vector<std::string> campaign_miscounts(store::Transaction& tx);

}  // namespace ledger
