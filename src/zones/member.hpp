#pragma once

#include "zones/change.hpp"
#include "zones/zone_row.hpp"

/// Which household is in which zone, for the verbs of this folder. Whoever calls these keeps no count of their own.
namespace zones {

/// How many, for what is foreseen and what was done.
struct Moved {
    std::int64_t households = 0;
    std::int64_t people = 0;
};

/// The households that live in an area, or of a list, as the row of a zone says; they are in it from its first day.
/// Problem: zone.household_elsewhere (not of the commune, or gone).
Moved bring_in(store::Transaction& tx, const Entry& zone, base::Day since);
Moved bring_in(store::Transaction& tx, const Entry& zone, const std::vector<households::HouseholdId>& list,
               base::Day since);

/// Those of the branches and of the list that are in the zone now; empty lists: everybody, and whoever stays at the
/// site. Problems:
/// branch.not_found, zone.not_in_zone.
struct Chosen {
    std::vector<base::Uuid> branches;
    std::vector<households::HouseholdId> households;
    bool is_everybody() const { return branches.empty() && households.empty(); }
};
Moved count_chosen(store::Transaction& tx, const Entry& zone, const Chosen& chosen);

/// They are in it until the end of today.
Moved let_go(store::Transaction& tx, const Entry& zone, const Chosen& chosen, const base::Uuid& change);
/// Those that a change let go come back, as if they had never left.
void take_back_in(store::Transaction& tx, const Entry& zone, const base::Uuid& change);
/// As if nobody had ever been in it.
void empty_out(store::Transaction& tx, const Entry& zone);

/// Adds to what is kept of a zone on a day.
void count_day(store::Transaction& tx, const Entry& zone, base::Day day, const Moved& moved, std::int64_t accounted);

/// Brings the counts of the branches to what their households say.
void keep_branch_counts(store::Transaction& tx, const Entry& zone);

/// What is written down of a decision, with the zone as it was before.
struct Decided {
    ChangeKind kind = ChangeKind::opened;
    std::string number;
    std::optional<base::Day> dated;
    std::string reason;
    Moved moved;
    std::optional<ZoneId> other;
    std::optional<ChangeId> id;  ///< when households carry it already
};
ChangeId write_down(store::Transaction& tx, const base::Who& who, const Entry& before, const Decided& decided);

}  // namespace zones
