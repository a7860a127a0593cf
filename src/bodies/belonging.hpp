#pragma once

#include <string>
#include <vector>

#include "bodies/person.hpp"

/// Who belongs to a body: its staff, who holds its offices, its members, and who is in charge on its behalf. For a
/// working group these are its members.
namespace bodies {

struct Belonging {
    PersonId person;
    std::string name;
    std::string title;  ///< an office or a role in a group; empty for staff without one
};

/// Those who belong to the body on this day, each once, by name.
std::vector<Belonging> who_belongs(store::Transaction& tx, BodyId body, base::Day on);

/// Takes a person out of the body where the person works; offices and charges of this body end on the same day, those
/// to come never begin, and memberships elsewhere go on. Problems: person.not_found, person.period_wrong (before the
/// first day), person.left_already.
void take_out(store::Transaction& tx, const base::Who& who, PersonId person, base::Day last_day);

}  // namespace bodies
