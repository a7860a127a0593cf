#pragma once

#include "bodies/body.hpp"
#include "bodies/person.hpp"

/// What the sources of this folder share about rows and names.
namespace bodies {

Body read_body(const store::Row& row);
Person read_person(const store::Row& row);

/// The name without superfluous blanks, in NFC. Problem with this code when nothing is left of it.
std::string tidy_name(std::string_view name, const char* problem_code);

/// Whether somebody may change what concerns a person: in the body where the person works, or anywhere when there is
/// none.
void require_for(store::Transaction& tx, const base::Who& who, const Person& person);
/// Where the body of a person stands.
std::optional<base::Uuid> area_of(store::Transaction& tx, const Person& person);

}  // namespace bodies
