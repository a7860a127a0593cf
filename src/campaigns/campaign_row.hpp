#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "campaigns/campaign.hpp"

/// A campaign as its rows keep it, for the verbs of this folder.
namespace campaigns {

struct Entry {
    Announced announced;
    std::vector<Wish> wishes;  ///< in the order of the groups
    std::int64_t home = 0;
    base::Uuid area;  ///< of the body that leads it
    std::string area_path;
    bool is_ended = false;
};

std::string select_campaigns(const std::string& where);
/// With areas and wishes, by one statement each for all.
std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows);

std::optional<Entry> find_entry(store::Transaction& tx, CampaignId id);
/// Problem: campaign.not_found.
Entry entry(store::Transaction& tx, CampaignId id);
/// For everybody who reads plans in its area. Problems: campaign.not_found, account.outside_area.
Entry seen_entry(store::Transaction& tx, const base::Who& who, CampaignId id);
/// Nobody ended it. Problem: campaign.ended.
void require_lasting(const Entry& entry);

/// What somebody typed, tidied. Problem: campaign.text_too_long.
std::string short_text(std::string_view typed);

void record(store::Transaction& tx, const base::Who& who, const Entry& entry, std::string_view verb);

}  // namespace campaigns
