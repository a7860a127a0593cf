#pragma once

#include "gifts/fundraiser.hpp"

/// A fundraiser as its row keeps it, for the verbs of this folder.
namespace gifts {

struct FundraiserEntry {
    Fundraiser fundraiser;
    std::int64_t home = 0;
    std::optional<base::Instant> ended_at;
    std::int64_t on_the_way = 0;  ///< goods and money under way to people, in đồng
};

/// Problem: fundraiser.not_found.
FundraiserEntry fundraiser_entry(store::Transaction& tx, FundraiserId id);
FundraiserEntry fundraiser_entry(store::Transaction& tx, std::string_view code);
/// Of one for which the caller takes gifts in. Problems: fundraiser.not_found, account.outside_area.
FundraiserEntry own_fundraiser(store::Transaction& tx, const base::Who& who, FundraiserId id);

/// A page of them; `where` speaks of f.
std::vector<FundraiserEntry> fundraiser_entries(store::Transaction& tx, const std::string& where,
                                                const std::vector<store::Value>& parameters);

/// The last day on which it receives: the one it named, or the day on which it was ended.
base::Day last_receiving_day(const FundraiserEntry& entry);

/// Whether the caller takes gifts in for it: by the body that calls, or one of its receivers.
bool takes_gifts(store::Transaction& tx, const base::Who& who, const Fundraiser& fundraiser);

/// The account of the ledger on which its money lies.
std::string purse_of(const Fundraiser& fundraiser);

/// What is kept of a fundraiser.
enum class Counted { pledged, pledges, gifts, hours };
BOOST_DESCRIBE_ENUM(Counted, pledged, pledges, gifts, hours)
void keep(store::Transaction& tx, const FundraiserEntry& entry, Counted what, std::int64_t change);

/// A text as it is kept. Problem: fundraiser.text_too_long.
std::string short_text(std::string_view typed);

store::Bytes fingerprint_of(const std::string& wanted);

}  // namespace gifts
