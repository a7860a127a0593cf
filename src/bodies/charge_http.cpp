#include <set>

#include "accounts/permission.hpp"
#include "bodies/body_http.hpp"
#include "bodies/body_json.hpp"
#include "bodies/charge.hpp"
#include "http/router.hpp"

namespace bodies {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct ChargeForm {
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
    std::optional<std::string> object;
    std::optional<BodyId> group;  ///< on whose behalf, of a working group's member
};
BOOST_DESCRIBE_STRUCT(ChargeForm, (), (area, field, valid_from, valid_until, object, group))

struct ChargeLine {
    base::Uuid id;
    Named person;
    std::optional<Named> area;
    std::optional<std::string> field;
    std::optional<std::string> object;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::vector<Named> shared_with;  ///< who holds the same on behalf of the same body at the same time
};
BOOST_DESCRIBE_STRUCT(ChargeLine, (), (id, person, area, field, object, valid_from, valid_until, shared_with))

base::Day today(const Call& call) {
    return base::day_of(call.tx.now());
}

/// `all` are the charges of its body.
ChargeLine line_of(const Charge& charge, const std::vector<Charge>& all) {
    ChargeLine line{.id = charge.id,
                    .person = {charge.person.uuid, charge.person_name},
                    .area = std::nullopt,
                    .field = charge.field,
                    .object = charge.object,
                    .valid_from = charge.valid_from,
                    .valid_until = charge.valid_until,
                    .shared_with = {}};
    if (charge.area) line.area = Named{charge.area->uuid, charge.area_name};
    std::set<PersonId> named{charge.person};
    for (const auto& other : all)
        if (charge.overlaps(other) && named.insert(other.person).second)
            line.shared_with.push_back({other.person.uuid, other.person_name});
    return line;
}

Page<ChargeLine> page_of(const std::vector<Charge>& charges, const std::vector<Charge>& all) {
    Page<ChargeLine> page;
    for (const auto& charge : charges) page.items.push_back(line_of(charge, all));
    return page;
}

Page<ChargeLine> charges_of_person(Call& call, PersonId id) {
    const auto person = get(call.tx, id);
    const auto all = person.body ? charges_of(call.tx, *person.body, today(call)) : std::vector<Charge>{};
    return page_of(charges_of(call.tx, id, today(call)), all);
}

Page<ChargeLine> charges_of_body(Call& call) {
    const auto all = charges_of(call.tx, get(call.tx, call.id<BodyId>("id")).id, today(call));
    return page_of(all, all);
}

http::Created<ChargeLine> put_in_charge_from(Call& call, const ChargeForm& form) {
    const auto charge = put_in_charge(
        call.tx, call.who,
        {call.id<PersonId>("id"), form.area, form.field, form.valid_from, form.valid_until, form.object, form.group});
    return {"/api/charges/" + to_string(charge.id),
            line_of(charge, charges_of(call.tx, charge.body, charge.valid_from))};
}

}  // namespace

void add_charge_routes(http::Router& router) {
    router.get("/api/people/{id}/charges", signed_in(), "The areas and fields a person is in charge of",
               [](Call& call) { return charges_of_person(call, call.id<PersonId>("id")); });
    router.get("/api/me/charges", signed_in(), "The areas and fields the caller is in charge of today", [](Call& call) {
        const PersonId person{call.who.person};
        return find(call.tx, person) ? charges_of_person(call, person) : Page<ChargeLine>{};
    });
    router.get("/api/bodies/{id}/charges", signed_in(),
               "Who is in charge of what on behalf of a body, now and later; shared_with names who holds the same",
               charges_of_body);
    router.post("/api/people/{id}/charges", signed_in(),
                "Put a person in charge of an area, a field or an object group, for a working group as its head does",
                put_in_charge_from);
    router.post(
        "/api/charges/{id}/end", signed_in(), "End a charge on its last day",
        [](Call& call, const areas::CloseForm& form) { end_charge(call.tx, call.who, call.id("id"), form.last_day); });
    router.get("/api/areas/{id}/charges", signed_in(), "Who is in charge of an area, or of the nearest one above",
               [](Call& call) {
                   const auto charges =
                       in_charge_of(call.tx, areas::get(call.tx, call.id<areas::AreaId>("id")).id, today(call));
                   return page_of(charges, charges);
               });
}

}  // namespace bodies
