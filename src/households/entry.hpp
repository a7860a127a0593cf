#pragma once

#include <boost/json/object.hpp>

#include "base/who.hpp"
#include "households/household.hpp"

/// A household as its row keeps it, for the verbs of this folder.
namespace households {

struct Entry {
    Household household;
    std::int64_t home = 0;
    std::int64_t number = 0;
    base::Uuid commune;
    std::string area_path;
};

/// The household, or the one that it became part of. Problem: household.not_found.
Entry entry(store::Transaction& tx, HouseholdId id);

Entry entry_of(const store::Row& row);

/// The first question of every verb: is the permission held for the hamlet, or for the team that looks after it?
/// Problem: account.outside_area.
void require_reach(const base::Who& who, base::Permission permission, const Entry& entry);

/// The next free number of a commune's register.
std::int64_t next_number(store::Transaction& tx, std::int64_t home, const base::Uuid& commune);

/// Begins to count a household where it is now, with its people.
void count_in(store::Transaction& tx, const Entry& entry, base::Day from);

/// Stops counting it where it was; nothing when it is not counted.
void count_out(store::Transaction& tx, const Entry& entry, base::Day from);

/// The record as JSON, as it is sealed.
void seal_record(store::Transaction& tx, const store::MasterKey& master, HouseholdId id, const base::Uuid& commune,
                 const Record& record);
std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, HouseholdId id);

/// A household between what it was and what it becomes.
struct Turn {
    Entry before;
    std::optional<Record> record_before;  ///< nothing: it was erased
    Entry after;
    Record record;
};

/// Nothing is changed yet.
Turn turn_of(store::Transaction& tx, const store::MasterKey& master, Entry entry);

/// Keeps what it becomes: the row, the sealed record, the counters; and looks for twins of what is new in it.
void keep(store::Transaction& tx, const store::MasterKey& master, const Turn& turn);

/// Adds old and new personal values to a journal line, as ciphertext under the household's key, so that erasing the key
/// erases them too.
void tell_sealed(store::Transaction& tx, const store::MasterKey& master, const Turn& turn, boost::json::object& detail);

}  // namespace households
