#pragma once

#include "arrivals/arrival.hpp"

/// What people do about a declared arrival, each step in the journal. Problems of all: declared_arrival.not_found,
/// account.outside_area, declared_arrival.not_now.
namespace arrivals {

enum class Act { announce, arrive, correct, hand_to, settle, leave, take_back };
BOOST_DESCRIBE_ENUM(Act, announce, arrive, correct, hand_to, settle, leave, take_back)

/// They have come, on a day. Problem: declared_arrival.day_wrong.
Arrival arrive(store::Transaction& tx, const base::Who& who, ArrivalId id, base::Day on);
/// Another team looks after them. Problem: household.team_elsewhere.
Arrival hand_to(store::Transaction& tx, const base::Who& who, ArrivalId id, const base::Uuid& team);
/// They went on, or do not come after all.
Arrival leave(store::Transaction& tx, const base::Who& who, ArrivalId id);

/// They belong to the register from now on: whoever is not there yet becomes a member of that household, or all become
/// one of their own. Problems: household.not_found, household.erased, declared_arrival.household_elsewhere.
struct Settling {
    std::optional<households::HouseholdId> household;  ///< empty: a household of their own
};
BOOST_DESCRIBE_STRUCT(Settling, (), (household))
Arrival settle(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ArrivalId id,
               const Settling& settling);

/// What is known better now. `from` is what the writer saw. Problems: declared_arrival.changed_meanwhile,
/// declared_arrival.day_wrong, request.fields_wrong.
struct Correction {
    base::Day on;
    Traveller from;
    Traveller to;
};
BOOST_DESCRIBE_STRUCT(Correction, (), (on, from, to))
Arrival correct(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ArrivalId id,
                const Correction& correction);

/// As it was before the last step of one's own body. Problems: declared_arrival.nothing_to_take_back,
/// declared_arrival.in_register (a household is put right in the register).
Arrival take_back(store::Transaction& tx, const base::Who& who, ArrivalId id);

/// Forgets what is sealed of arrivals that have been over for as long as the rule says; returns how many. For a job.
std::size_t forget_over(store::Transaction& tx, std::size_t most);

}  // namespace arrivals
