#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "bodies/body.hpp"
#include "store/sealed_index.hpp"

/// Officials. Their names are official and plain; phones and addresses are sealed.
namespace bodies {

using PersonId = base::Id<struct PersonTag>;

struct Person {
    PersonId id;
    std::int64_t home = 0;
    std::string name;
    std::optional<BodyId> body;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
};

std::optional<Person> find(store::Transaction& tx, PersonId id);
/// Problem: person.not_found.
Person get(store::Transaction& tx, PersonId id);

/// With an account, whoever signs in with it is this person from now on. Problems: person.name_empty,
/// person.account_unknown (not of this body, or it stands for somebody already).
Person add_person(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view name,
                  const std::optional<base::Uuid>& account = std::nullopt);

std::vector<Person> people_of(store::Transaction& tx, BodyId body, base::Day on);

/// An account of a body that stands for none of its officials yet: it was opened by an invitation.
struct LooseAccount {
    base::Uuid id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(LooseAccount, (), (id, name))
std::vector<LooseAccount> loose_accounts_of(store::Transaction& tx, BodyId body);

/// Officials by their phones and addresses.
inline constexpr store::SealedIndex<PersonId> contact_index{"official"};
struct Contact {
    std::vector<std::string> phones;
    std::vector<std::string> emails;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (phones, emails))

/// Seals what an official is reached by. Problem: person.not_found.
void set_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, PersonId id,
                 const Contact& contact);
/// Opens it and leaves a line in the journal. Problem: person.not_found.
Contact open_contact(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, PersonId id);

}  // namespace bodies
