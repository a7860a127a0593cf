#pragma once

#include "base/json.hpp"
#include "households/entry.hpp"

/// One household becomes part of another and leaves its id behind as another name of it; and comes out again.
namespace households {

/// What is needed to undo it; sealed by whoever keeps it.
struct Absorbed {
    HouseholdId survivor;
    HouseholdId gone;
    Record before;  ///< of the survivor
    Record after;
    std::int64_t people_before = 0;
    std::int64_t people_after = 0;
    std::optional<Place> team_before;
    std::optional<Place> team_after;
};
BOOST_DESCRIBE_STRUCT(Absorbed, (),
                      (survivor, gone, before, after, people_before, people_after, team_before, team_after))

/// The members of both: whoever stands in both once, with what either knows of them. `survivor` comes first.
Record joined(const Record& survivor, const Record& gone);

/// A record without what came along with another; what was changed since stays.
Record parted(const Record& now, const Record& before, const Record& after);

/// `people` are those of both. Problems: household.erased, and those of tidied().
Absorbed absorb(store::Transaction& tx, const store::MasterKey& master, const Entry& survivor, const Entry& gone,
                std::int64_t people);

/// Problem: household_twin.merged_since.
void release(store::Transaction& tx, const store::MasterKey& master, const Absorbed& absorbed);

}  // namespace households
