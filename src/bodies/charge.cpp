#include "bodies/charge.hpp"

#include <stdexcept>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

using base::Problem;
using base::ProblemKind;

Charge read_charge(const store::Row& row) {
    Charge charge{.id = row.uuid("id"),
                  .person = row.id<PersonTag>("person"),
                  .person_name = row.text("person_name"),
                  .body = row.id<BodyTag>("body"),
                  .area = std::nullopt,
                  .area_name = row.maybe_text("area_name").value_or(""),
                  .field = row.maybe_text("field"),
                  .valid_from = row.day("valid_from"),
                  .valid_until = row.maybe_day("valid_until")};
    if (const auto area = row.maybe_uuid("area")) charge.area = areas::AreaId{*area};
    return charge;
}

Charge get_charge(store::Transaction& tx, const base::Uuid& id) {
    const auto rows = tx.run(R"(
        SELECT c.*, p.name AS person_name, a.name AS area_name
        FROM charge c JOIN person p ON p.id = c.person LEFT JOIN area a ON a.id = c.area WHERE c.id = $1)",
                             {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "charge.not_found", to_string(id));
    return read_charge(rows.front());
}

/// The field as the body already spells it, else as it was typed.
std::string field_as_known(store::Transaction& tx, BodyId body, std::string_view typed) {
    auto field = tidy_name(typed, "charge.of_nothing");
    const auto key = base::fold(field);
    for (const auto& row : tx.run("SELECT DISTINCT field FROM charge WHERE body = $1 AND field IS NOT NULL", {body}))
        if (auto known = row.text("field"); base::fold(known) == key) return known;
    return field;
}

}  // namespace

bool Charge::overlaps(const Charge& other) const {
    const bool is_same = body == other.body && area == other.area && field == other.field;
    const bool begins_in_time = !other.valid_until || valid_from <= *other.valid_until;
    return is_same && begins_in_time && (!valid_until || other.valid_from <= *valid_until);
}

Charge put_in_charge(store::Transaction& tx, const base::Who& who, const NewCharge& wanted) {
    const auto person = get(tx, wanted.person);
    require_for(tx, who, person);
    if (!person.body) throw std::logic_error("a person without a body cannot be in charge");
    if (!wanted.area && !wanted.field) throw Problem(ProblemKind::invalid, "charge.of_nothing");
    const Charge charge{
        .id = tx.new_id(),
        .person = person.id,
        .person_name = person.name,
        .body = *person.body,
        .area = wanted.area,
        .area_name = wanted.area ? areas::get(tx, *wanted.area).name : "",
        .field = wanted.field ? std::optional(field_as_known(tx, *person.body, *wanted.field)) : std::nullopt,
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

void end_charge(store::Transaction& tx, const base::Who& who, const base::Uuid& id, base::Day last_day) {
    const auto held = get_charge(tx, id);
    const auto person = get(tx, held.person);
    require_for(tx, who, person);
    if (last_day < held.valid_from) throw Problem(ProblemKind::invalid, "charge.period_wrong", to_string(last_day));
    if (held.valid_until && *held.valid_until < last_day)
        throw Problem(ProblemKind::conflict, "charge.ends_earlier", to_string(*held.valid_until));
    tx.change("UPDATE charge SET valid_until = $2 WHERE id = $1", {id, last_day});
    store::record(tx, who, "person.charge_ended", held.person.uuid,
                  held.area ? std::optional(held.area->uuid) : area_of(tx, person),
                  base::Json{{"charge", to_string(id)}, {"last_day", to_string(last_day)}});
}

std::vector<Charge> charges_of(store::Transaction& tx, PersonId person, base::Day on) {
    return store::all(read_charge, tx.run(R"(
        SELECT c.*, p.name AS person_name, a.name AS area_name
        FROM charge c JOIN person p ON p.id = c.person LEFT JOIN area a ON a.id = c.area
        WHERE c.person = $1 AND c.valid_from <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2)
        ORDER BY c.id)",
                                          {person, on}));
}

std::vector<Charge> charges_of(store::Transaction& tx, BodyId body, base::Day on) {
    return store::all(read_charge, tx.run(R"(
        SELECT c.*, p.name AS person_name, a.name AS area_name
        FROM charge c JOIN person p ON p.id = c.person LEFT JOIN area a ON a.id = c.area
        WHERE c.body = $1 AND (c.valid_until IS NULL OR c.valid_until >= $2)
        ORDER BY p.name_key, c.valid_from, c.id)",
                                          {body, on}));
}

std::vector<Charge> in_charge_of(store::Transaction& tx, areas::AreaId area, base::Day on) {
    std::vector<Charge> charges;
    for (std::optional place = area; place && charges.empty(); place = areas::get(tx, *place).parent)
        charges = store::all(read_charge, tx.run(R"(
            SELECT c.*, p.name AS person_name, a.name AS area_name
            FROM charge c JOIN person p ON p.id = c.person JOIN area a ON a.id = c.area
            WHERE c.area = $1 AND c.valid_from <= $2 AND (c.valid_until IS NULL OR c.valid_until >= $2)
            ORDER BY c.id)",
                                                 {*place, on}));
    return charges;
}

}  // namespace bodies
