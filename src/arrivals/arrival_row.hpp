#pragma once

#include "arrivals/step.hpp"

/// A declared arrival as its row keeps it, for the verbs of this folder.
namespace arrivals {

/// What steps change, and taking one back restores.
struct Standing {
    State state = State::arrived;
    bool has_come = true;
    std::optional<base::Uuid> household;
    std::optional<base::Uuid> team;
    std::int64_t people = 1;
    base::Day on;
};
BOOST_DESCRIBE_STRUCT(Standing, (), (state, has_come, household, team, people, on))

struct Entry {
    ArrivalId id;
    std::int64_t home = 0;
    base::Uuid commune;
    base::Uuid area;
    std::string area_name;
    std::string area_path;
    std::string team_name;
    Standing standing;
};

/// What is sealed.
struct Record {
    Traveller traveller;
    std::string code;
};
BOOST_DESCRIBE_STRUCT(Record, (), (traveller, code))

/// Arrivals d of areas a and teams t; `where` is a condition on them.
std::string select_arrivals(const std::string& where);
Arrival read_arrival(const store::Row& row, base::Day today);
Entry read_entry(const store::Row& row);

/// Problem: declared_arrival.not_found.
Entry entry(store::Transaction& tx, ArrivalId id);
Arrival find_arrival(store::Transaction& tx, ArrivalId id);

/// The first question of every verb: is the permission held for the hamlet, or for the team that looks after them?
/// Problem: account.outside_area.
void require_reach(const base::Who& who, base::Permission permission, const Entry& entry);

std::optional<Record> unsealed(store::Transaction& tx, const store::MasterKey& master, ArrivalId id);
void seal_record(store::Transaction& tx, const store::MasterKey& master, const Entry& entry, const Record& record);

/// What was written, in NFC and without needless blanks. Problem: request.fields_wrong.
Traveller tidied(const Traveller& traveller);
std::int64_t people_of(const Traveller& traveller);

/// Problem: declared_arrival.day_wrong.
void check_day(store::Transaction& tx, base::Day on, bool has_come);

/// Writes what it is now, the step, the count and the journal's line, in one. The first step has nobody counted before.
void keep(store::Transaction& tx, const base::Who& who, const Entry& before, const Standing& after, Act act);

/// A correction on its way in, whoever writes it. Problems: declared_arrival.not_now, and those of correct.
void put_right(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
               const Correction& correction);
/// Forgets what is sealed of an arrival; `row` has its home, id and area.
void forget(store::Transaction& tx, const store::Row& row);
/// Problem: declared_arrival.not_now.
void require_state(const Entry& entry, std::initializer_list<State> states);

}  // namespace arrivals
