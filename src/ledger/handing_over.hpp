#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "ledger/entry.hpp"

/// Deliveries as the public may see them: by area, never by household. Where only a few households were reached, they
/// are joined with those of the area above until they are enough (ledger_rule).
namespace ledger {

/// What reached the households of one area.
struct Reached {
    areas::AreaId area;
    std::int64_t households = 0;
    std::vector<Amount> amounts;
};

struct NewDeliveries {
    base::Day day;
    std::optional<base::Uuid> campaign;
    std::string from;   ///< the account it was on: "way:chuyen-12"
    std::string words;  ///< public
    std::vector<Reached> reached;
};

/// Where in the ledger stands what is at the people of an area: "/vn/36/365/14197/" is "delivered:vn:36:365:14197".
std::string delivered_account(const areas::Area& area);

/// How many households may stand in public on a day without being joined; before the first rule, by that one.
std::int64_t least_households(store::Transaction& tx, base::Day day);

/// Areas with fewer households than `least` go to their parent, from the hamlets up; what is still too few for the
/// country stands there. An area's amounts of one commodity are added up.
std::vector<Reached> joined(store::Transaction& tx, std::vector<Reached> reached, std::int64_t least);

/// One entry for each area that is left, onto "delivered:" and the area's codes; without the number of households when
/// even the country has too few. Problems: area.not_found, those of post().
std::vector<Entry> post_deliveries(store::Transaction& tx, const base::Who& who, const NewDeliveries& deliveries);

}  // namespace ledger
