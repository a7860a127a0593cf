#pragma once

#include "store/counters.hpp"
#include "voices/voice.hpp"

/// How many voices there are and how they stand: kept, not counted.
namespace voices {

/// Per hamlet and day: voices of each topic by the day on which they were said ("voices.food"), voices that became open
/// less those that ended ("voices_open"), and how people were satisfied ("voices_rated.good").
std::string topic_indicator(std::string_view topic);
std::string rated_indicator(Satisfaction satisfaction);
inline constexpr std::string_view open_indicator = "voices_open";
std::vector<store::Indicator> indicators();

struct Counts {
    std::int64_t open = 0;
    std::int64_t late = 0;
    std::int64_t received = 0;  ///< nobody has looked at them
    std::int64_t raised = 0;    ///< a level above has them
    std::int64_t coming_down = 0;
    std::int64_t answered = 0;
    std::int64_t closed = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (open, late, received, raised, coming_down, answered, closed))

/// Who has how many of a commune; without a body: nobody yet.
struct OwnerCounts {
    std::optional<Place> owner;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(OwnerCounts, (), (owner, counts))

/// By owner, the one with the most late ones first.
std::vector<OwnerCounts> counts_of_commune(store::Transaction& tx, const base::Uuid& commune);
/// Of what a body has, wherever it was said.
Counts counts_of_owner(store::Transaction& tx, const base::Uuid& body);
/// Of all communes below a path.
Counts counts_below(store::Transaction& tx, std::string_view path);
Counts sum(const std::vector<OwnerCounts>& parts);

/// Counts everything anew from the voices.
void rebuild_counts(store::Transaction& tx);

/// Where what is kept is not what the voices say. Nothing, unless a verb forgot to keep the counts.
struct Miscount {
    base::Uuid commune;
    std::string what;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace voices
