#pragma once

#include "benefits/list.hpp"

/// Who stands in a list: a household of the register, or one person of it. Its code says nothing and is what the public
/// page shows; who it is stays in the register, and the name of a person sealed. Each is due a policy once, through
/// every other name of the household; what only looks alike waits for a person's word.
namespace benefits {

using EntryId = base::Id<struct BenefitEntryTag>;

enum class EntryState { listed, approved, refused, given_up, paid, returned };
BOOST_DESCRIBE_ENUM(EntryState, listed, approved, refused, given_up, paid, returned)

struct Person {
    std::string name;
    std::optional<int> birth_year;
    bool operator==(const Person&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (name, birth_year))

/// Another entry that may be the same, for whoever decides.
struct Double {
    EntryId id;
    std::string code;
    ListId list;
    std::string list_code;
    EntryState state = EntryState::listed;
    std::string why;              ///< twin: the register found the two alike; person: a name in common; merged
    std::optional<bool> is_same;  ///< nothing: nobody has said
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(Double, (), (id, code, list, list_code, state, why, is_same, reason))

struct Entry {
    EntryId id;
    std::string code;  ///< "7K3F-9Q2M-4XAB"
    ListId list;
    EntryState state = EntryState::listed;
    bool waits = false;
    households::HouseholdId household;  ///< as it is called now
    std::string household_code;         ///< H-0123
    Place area;
    bool of_person = false;
    std::optional<std::int64_t> days;
    std::int64_t amount = 0;
    std::string reason;
    base::Instant added_at;
    std::optional<base::Instant> approved_at;
};
BOOST_DESCRIBE_STRUCT(Entry, (),
                      (id, code, list, state, waits, household, household_code, area, of_person, days, amount, reason,
                       added_at, approved_at))

struct NewEntry {
    EntryId id;
    households::HouseholdId household;
    std::optional<Person> person;      ///< of the household; needed when the policy is for persons
    std::optional<std::int64_t> days;  ///< needed when it is for days
};
BOOST_DESCRIBE_STRUCT(NewEntry, (), (id, household, person, days))

/// By whoever keeps the household's record. The same again is harmless. Problems: benefit_list.not_found,
/// benefit_list.not_in_state (closed), household.not_found, account.outside_area, benefit_entry.elsewhere (the
/// household lives outside the list's area), benefit_entry.person_missing, benefit_entry.person_unknown (not in the
/// household's record), benefit_entry.days_wrong, benefit_entry.due_once and benefit_entry.not_combined (each with the
/// code of the first entry), benefit_entry.over_days, benefit_entry.id_taken.
Entry add_entry(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ListId list,
                const NewEntry& wanted);

/// Problems of all that follows: benefit_entry.not_found, account.outside_area, benefit_entry.not_in_state.

Entry get_entry(store::Transaction& tx, const base::Who& who, EntryId id);
std::vector<Double> doubles_of(store::Transaction& tx, const base::Who& who, EntryId id);

struct EntryQuery {
    ListId list;
    std::optional<EntryState> state;
    bool waiting = false;  ///< only those that wait for a person
    std::string after;     ///< code of the last one seen
    std::size_t limit = 50;
};
/// By code, so that the order says nothing either.
std::vector<Entry> entries(store::Transaction& tx, const base::Who& who, const EntryQuery& query);

/// It is not the same, or it is and this one is refused. The household reads the reason. Problems:
/// benefit_entry.not_alike, benefit_entry.reason_missing.
struct DoubleDecision {
    EntryId other;
    bool is_same = false;
    std::string reason;
};
BOOST_DESCRIBE_STRUCT(DoubleDecision, (), (other, is_same, reason))
Entry decide_double(store::Transaction& tx, const base::Who& who, EntryId id, const DoubleDecision& decision);

/// Not due, and why; what was approved goes back to the budget. Problem: benefit_entry.reason_missing.
Entry refuse(store::Transaction& tx, const base::Who& who, EntryId id, const std::string& reason);
/// They do without, by themselves.
Entry give_up(store::Transaction& tx, const base::Who& who, EntryId id, const std::string& words);
/// It is listed again after it was refused or given up. Problems: those of add_entry about being due once.
Entry list_again(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, EntryId id);

/// Forgets the persons named in entries of a household: it belongs to erasing the household. What was paid stays.
void erase_of(store::Transaction& tx, households::HouseholdId household);
/// Whether it waits for money that was approved or may be.
bool helps(store::Transaction& tx, households::HouseholdId household);

}  // namespace benefits
