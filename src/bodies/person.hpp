#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/describe/class.hpp>

#include "bodies/body.hpp"
#include "store/sealed.hpp"

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

/// Problem: person.name_empty.
Person add_person(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view name);

std::vector<Person> people_of(store::Transaction& tx, BodyId body, base::Day on);

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

/// "Phụ trách địa bàn, lĩnh vực" for a period; tasks, visits and inspections of the area or field follow it.
struct Charge {
    base::Uuid id;
    PersonId person;
    BodyId body;
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
};

struct NewCharge {
    PersonId person;
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
};

/// Problems: person.not_found, charge.of_nothing (neither area nor field), charge.period_wrong.
Charge put_in_charge(store::Transaction& tx, const base::Who& who, const NewCharge& wanted);
/// Problem: charge.not_found, charge.period_wrong.
void end_charge(store::Transaction& tx, const base::Who& who, const base::Uuid& charge, base::Day last_day);

std::vector<Charge> charges_of(store::Transaction& tx, PersonId person, base::Day on);
/// Who answers for an area: those in charge of it, else of the nearest area above it.
std::vector<Charge> in_charge_of(store::Transaction& tx, areas::AreaId area, base::Day on);

}  // namespace bodies
