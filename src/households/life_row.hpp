#pragma once

#include "households/entry.hpp"
#include "households/life.hpp"

/// Events as their rows keep them, for the verbs of this folder.
namespace households {

struct NewEvent {
    LifeEventKind kind = LifeEventKind::entered;
    base::Day day;
    std::optional<base::Uuid> area = std::nullopt;
    std::optional<base::Uuid> other = std::nullopt;
    std::optional<LifeEventId> id = std::nullopt;
    std::string told = {};  ///< sealed here; empty: nothing personal
    std::string undo = {};
};

/// Writes an event into the history of a household.
LifeEventId note(store::Transaction& tx, const base::Who& who, const Entry& entry, const NewEvent& event);

/// The same with what is personal of it, sealed under the household's key.
LifeEventId note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& entry,
                 const NewEvent& event);

/// Whether this very event was told before. Problem: household.event_taken.
bool was_told(store::Transaction& tx, const store::MasterKey& master, HouseholdId household, LifeEventId id,
              const std::string& told);

/// Marks that the two came apart again.
void take_back_merging(store::Transaction& tx, HouseholdId survivor, HouseholdId gone);

/// The first question of every event. Problems: account.outside_area, household.erased, household.day_wrong.
Turn turn_for(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
              base::Day on);

/// Takes these members out of a record. Problem: household.member_not_found.
std::size_t take_out(std::vector<Member>& members, const Member& wanted);

// How each kind is undone; `undo` is what was sealed with the event. Problem: household_event.overtaken.
void undo_birth(Turn& turn, const std::string& undo);
void undo_death(Turn& turn, const std::string& undo);

}  // namespace households
