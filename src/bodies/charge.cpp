#include "bodies/charge.hpp"

#include <algorithm>
#include <stdexcept>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "bodies/group.hpp"
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
                  .object = row.maybe_text("object"),
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

/// As the body already spells it, else as it was typed. `known` asks for the words of the charges of body $1.
std::optional<std::string> as_known(store::Transaction& tx, BodyId body, const std::optional<std::string>& typed,
                                    std::string_view known) {
    if (!typed) return std::nullopt;
    auto words = tidy_name(*typed, "charge.of_nothing");
    const auto key = base::fold(words);
    for (const auto& row : tx.run(known, {body}))
        if (auto spelled = row.text("words"); base::fold(spelled) == key) return spelled;
    return words;
}

constexpr std::string_view known_fields =
    "SELECT DISTINCT field AS words FROM charge WHERE body = $1 AND field IS NOT NULL";
constexpr std::string_view known_objects =
    "SELECT DISTINCT object AS words FROM charge WHERE body = $1 AND object IS NOT NULL";

bool hands_out(store::Transaction& tx, const base::Who& who, BodyId group) {
    const auto groups = groups_handed_out(tx, who, base::day_of(tx.now()));
    return std::ranges::find(groups, group, &Body::id) != groups.end();
}

/// The body that the charge is held for, after asking whether the caller may say so.
BodyId on_behalf_of(store::Transaction& tx, const base::Who& who, const Person& person, const NewCharge& wanted) {
    if (!wanted.group) {
        require_for(tx, who, person);
        if (!person.body) throw std::logic_error("a person without a body cannot be in charge");
        return *person.body;
    }
    const auto group = get(tx, *wanted.group).id;
    if (!hands_out(tx, who, group)) accounts::require_body(tx, who, base::Permission::bodies_edit, group.uuid);
    const auto all = members(tx, group, wanted.valid_from.value_or(base::day_of(tx.now())));
    if (std::ranges::none_of(all, [&](const Member& member) { return member.person.id == person.id; }))
        throw Problem(ProblemKind::conflict, "group.not_member", to_string(person.id));
    return group;
}

}  // namespace

bool Charge::overlaps(const Charge& other) const {
    const bool is_same = body == other.body && area == other.area && field == other.field && object == other.object;
    const bool begins_in_time = !other.valid_until || valid_from <= *other.valid_until;
    return is_same && begins_in_time && (!valid_until || other.valid_from <= *valid_until);
}

Charge put_in_charge(store::Transaction& tx, const base::Who& who, const NewCharge& wanted) {
    const auto person = get(tx, wanted.person);
    const auto body = on_behalf_of(tx, who, person, wanted);
    if (!wanted.area && !wanted.field && !wanted.object) throw Problem(ProblemKind::invalid, "charge.of_nothing");
    const Charge charge{.id = tx.new_id(),
                        .person = person.id,
                        .person_name = person.name,
                        .body = body,
                        .area = wanted.area,
                        .area_name = wanted.area ? areas::get(tx, *wanted.area).name : "",
                        .field = as_known(tx, body, wanted.field, known_fields),
                        .object = as_known(tx, body, wanted.object, known_objects),
                        .valid_from = wanted.valid_from.value_or(base::day_of(tx.now())),
                        .valid_until = wanted.valid_until};
    if (charge.valid_until && *charge.valid_until < charge.valid_from)
        throw Problem(ProblemKind::invalid, "charge.period_wrong", to_string(*charge.valid_until));
    tx.change(R"(INSERT INTO charge (id, home, person, body, area, field, object, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9))",
              {charge.id, person.home, charge.person, charge.body, charge.area, charge.field, charge.object,
               charge.valid_from, charge.valid_until});
    store::record(tx, who, "person.put_in_charge", charge.person.uuid,
                  charge.area ? std::optional(charge.area->uuid) : area_of(tx, person),
                  base::Json{{"charge", to_string(charge.id)}});
    return charge;
}

void end_charge(store::Transaction& tx, const base::Who& who, const base::Uuid& id, base::Day last_day) {
    const auto held = get_charge(tx, id);
    const auto person = get(tx, held.person);
    if (!hands_out(tx, who, held.body)) accounts::require_body(tx, who, base::Permission::bodies_edit, held.body.uuid);
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
