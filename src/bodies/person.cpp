#include "bodies/person.hpp"

#include <stdexcept>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Charge read_charge(const store::Row& row) {
    Charge charge{.id = row.uuid("id"),
                  .person = row.id<PersonTag>("person"),
                  .body = row.id<BodyTag>("body"),
                  .area = std::nullopt,
                  .field = row.maybe_text("field"),
                  .valid_from = row.day("valid_from"),
                  .valid_until = row.maybe_day("valid_until")};
    if (const auto area = row.maybe_uuid("area")) charge.area = areas::AreaId{*area};
    return charge;
}

}  // namespace

void require_for(store::Transaction& tx, const base::Who& who, const Person& person) {
    if (person.body)
        accounts::require_body(tx, who, Permission::bodies_edit, person.body->uuid);
    else
        accounts::require(who, Permission::bodies_edit, areas::country_path);
}

std::optional<base::Uuid> area_of(store::Transaction& tx, const Person& person) {
    return person.body ? std::optional(get(tx, *person.body).area.uuid) : std::nullopt;
}

Person read_person(const store::Row& row) {
    Person person{.id = row.id<PersonTag>("id"),
                  .home = row.integer("home"),
                  .name = row.text("name"),
                  .body = std::nullopt,
                  .valid_from = row.day("valid_from"),
                  .valid_until = row.maybe_day("valid_until")};
    if (const auto body = row.maybe_uuid("body")) person.body = BodyId{*body};
    return person;
}

std::optional<Person> find(store::Transaction& tx, PersonId id) {
    return store::first(read_person, tx.run("SELECT * FROM person WHERE id = $1", {id}));
}

Person get(store::Transaction& tx, PersonId id) {
    if (auto person = find(tx, id)) return *std::move(person);
    throw Problem(ProblemKind::not_found, "person.not_found", to_string(id));
}

Person add_person(store::Transaction& tx, const base::Who& who, BodyId body, std::string_view name) {
    const auto works_for = get(tx, body);
    accounts::require_body(tx, who, Permission::bodies_edit, body.uuid);
    const Person person{.id = {tx.new_id()},
                        .home = works_for.home,
                        .name = tidy_name(name, "person.name_empty"),
                        .body = body,
                        .valid_from = base::day_of(tx.now()),
                        .valid_until = std::nullopt};
    tx.change(
        "INSERT INTO person (id, home, name, name_key, body, valid_from, valid_until) VALUES ($1, $2, $3, $4, $5, $6, "
        "NULL)",
        {person.id, person.home, person.name, base::fold(person.name), body, person.valid_from});
    store::record(tx, who, "person.added", person.id.uuid, works_for.area.uuid, base::Json{{"body", to_string(body)}});
    return person;
}

std::vector<Person> people_of(store::Transaction& tx, BodyId body, base::Day on) {
    return store::all(read_person, tx.run(R"(SELECT * FROM person
                                              WHERE body = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                              ORDER BY name_key, id)",
                                          {body, on}));
}

Charge put_in_charge(store::Transaction& tx, const base::Who& who, const NewCharge& wanted) {
    const auto person = get(tx, wanted.person);
    require_for(tx, who, person);
    if (!person.body) throw std::logic_error("a person without a body cannot be in charge");
    if (!wanted.area && !wanted.field) throw Problem(ProblemKind::invalid, "charge.of_nothing");
    if (wanted.area) areas::get(tx, *wanted.area);
    const Charge charge{
        .id = tx.new_id(),
        .person = person.id,
        .body = *person.body,
        .area = wanted.area,
        .field = wanted.field ? std::optional(tidy_name(*wanted.field, "charge.of_nothing")) : std::nullopt,
        .valid_from = wanted.valid_from.value_or(base::day_of(tx.now())),
        .valid_until = wanted.valid_until};
    if (charge.valid_until && *charge.valid_until < charge.valid_from)
        throw Problem(ProblemKind::invalid, "charge.period_wrong", to_string(*charge.valid_until));
    tx.change(R"(INSERT INTO charge (id, home, person, body, area, field, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {charge.id, person.home, charge.person, charge.body, charge.area, charge.field, charge.valid_from,
               charge.valid_until});
    store::record(tx, who, "person.put_in_charge", charge.person.uuid,
                  charge.area ? std::optional(charge.area->uuid) : area_of(tx, person),
                  base::Json{{"charge", to_string(charge.id)}});
    return charge;
}

void end_charge(store::Transaction& tx, const base::Who& who, const base::Uuid& charge, base::Day last_day) {
    const auto rows = tx.run("SELECT * FROM charge WHERE id = $1", {charge});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "charge.not_found", to_string(charge));
    const auto held = read_charge(rows.front());
    require_for(tx, who, get(tx, held.person));
    if (last_day < held.valid_from) throw Problem(ProblemKind::invalid, "charge.period_wrong", to_string(last_day));
    tx.change("UPDATE charge SET valid_until = $2 WHERE id = $1", {charge, last_day});
    store::record(tx, who, "person.charge_ended", held.person.uuid, std::nullopt,
                  base::Json{{"last_day", to_string(last_day)}});
}

std::vector<Charge> charges_of(store::Transaction& tx, PersonId person, base::Day on) {
    return store::all(read_charge, tx.run(R"(SELECT * FROM charge
                                              WHERE person = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                              ORDER BY id)",
                                          {person, on}));
}

std::vector<Charge> in_charge_of(store::Transaction& tx, areas::AreaId area, base::Day on) {
    std::vector<Charge> charges;
    for (std::optional place = area; place && charges.empty(); place = areas::get(tx, *place).parent)
        for (const auto& row : tx.run(R"(SELECT * FROM charge
                                          WHERE area = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                          ORDER BY id)",
                                      {*place, on}))
            charges.push_back(read_charge(row));
    return charges;
}

}  // namespace bodies
