#pragma once

#include "needs/need.hpp"
#include "store/counters.hpp"

/// How many needs there are and how they stand: kept, not counted.
namespace needs {

/// Per hamlet and day: needs that were asked, and needs that became open less those that were closed.
inline constexpr std::string_view asked_indicator = "needs";
inline constexpr std::string_view open_indicator = "needs_open";
std::vector<store::Indicator> indicators();

struct Counts {
    std::int64_t open = 0;
    std::int64_t late = 0;
    std::int64_t received = 0;  ///< nobody has looked at them
    std::int64_t waits = 0;     ///< of those: they look like another one
    std::int64_t appealed = 0;
    std::int64_t done = 0;
    std::int64_t refused = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (open, late, received, waits, appealed, done, refused))

/// Who answers for how many of a commune; without a body: nobody yet.
struct OwnerCounts {
    std::optional<Place> owner;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(OwnerCounts, (), (owner, counts))

/// By owner, the one with the most late ones first.
std::vector<OwnerCounts> counts_of_commune(store::Transaction& tx, const base::Uuid& commune);
/// Of what a body answers for, wherever it is.
Counts counts_of_owner(store::Transaction& tx, const base::Uuid& body);
Counts sum(const std::vector<OwnerCounts>& parts);

/// Counts everything anew from the needs.
void rebuild_counts(store::Transaction& tx);

/// Where what is kept is not what the needs say. Nothing, unless a verb forgot to keep the counts.
struct Miscount {
    base::Uuid commune;
    std::string what;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace needs
