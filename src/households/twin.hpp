#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "households/household.hpp"
#include "households/likeness.hpp"

/// Twins: two entries of a commune that may be the same household. They never stand in anybody's way; they wait until a
/// person merges them, keeps them apart, or thinks again.
namespace households {

using TwinId = base::Id<struct TwinTag>;

enum class TwinState { open, merged, apart };
BOOST_DESCRIBE_ENUM(TwinState, open, merged, apart)

/// One of the two, as a list shows it: nothing of it is sealed.
struct TwinSide {
    HouseholdId id;
    std::string code;
    Place area;
    std::optional<std::string> team;
    std::int64_t people = 0;
};
BOOST_DESCRIBE_STRUCT(TwinSide, (), (id, code, area, team, people))

struct Twin {
    TwinId id;
    TwinSide older;  ///< entered first
    TwinSide newer;
    std::int64_t score = 0;
    std::vector<TwinReason> reasons;
    TwinState state = TwinState::open;
    std::optional<base::Instant> decided_at;
};
BOOST_DESCRIBE_STRUCT(Twin, (), (id, older, newer, score, reasons, state, decided_at))

/// Looks for twins of one household along the blind index, parks those that look alike, and forgets open ones that no
/// longer do. Two that were kept apart are asked about again only when something new speaks for it. A household that
/// left has no twins.
void find_again(store::Transaction& tx, const store::MasterKey& master, HouseholdId household);

struct TwinQuery {
    areas::AreaId area;  ///< a commune, or a hamlet in which one of the two lives
    TwinState state = TwinState::open;
    std::string after;  ///< place_of() of the last one seen
    std::size_t limit = 50;
};

/// The most alike first. Problems: account.outside_area, area.not_found, household.area_too_wide.
std::vector<Twin> twins(store::Transaction& tx, const base::Who& who, const TwinQuery& query);

/// Where a twin stands in the list, for the next page.
std::string place_of(const Twin& twin);

/// Problems of all that follows: household_twin.not_found, account.outside_area (of either household).

Twin get(store::Transaction& tx, const base::Who& who, TwinId id);

/// Makes one household of the two: its members are those of both, it keeps its number, its team (or takes over the
/// other's) and its history; the other's id becomes another name of it. Again the same is the same. Problems:
/// household_twin.decided (otherwise), household_twin.not_of_it (the one to keep), household.erased,
/// household.too_many_members.
Twin merge(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TwinId id, HouseholdId keep);

/// They are two households. Problem: household_twin.decided (they were merged).
Twin keep_apart(store::Transaction& tx, const base::Who& who, TwinId id);

/// Asks again; what was merged comes apart, and what was corrected meanwhile stays with the survivor. Problem:
/// household_twin.merged_since (the survivor itself became part of another).
Twin reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TwinId id);

}  // namespace households
