#include "accounts/permission.hpp"
#include "bodies/body_http.hpp"
#include "bodies/body_json.hpp"
#include "http/router.hpp"

namespace bodies {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct PersonForm {
    std::string name;
};
BOOST_DESCRIBE_STRUCT(PersonForm, (), (name))

struct OfficeForm {
    std::string title;
    Rank rank = Rank::staff;
};
BOOST_DESCRIBE_STRUCT(OfficeForm, (), (title, rank))

struct HolderForm {
    PersonId person;
    std::optional<base::Day> from;
    std::optional<bool> acting;
};
BOOST_DESCRIBE_STRUCT(HolderForm, (), (person, from, acting))

struct GroupForm {
    std::string name;
    std::optional<std::int64_t> stated_size;
    std::optional<std::string> founding;
    std::optional<BodyId> secretariat;
};
BOOST_DESCRIBE_STRUCT(GroupForm, (), (name, stated_size, founding, secretariat))

struct MemberForm {
    PersonId person;
    std::string role;
    Rank rank = Rank::member;
    std::optional<base::Day> from;
};
BOOST_DESCRIBE_STRUCT(MemberForm, (), (person, role, rank, from))

struct LeaveForm {
    PersonId person;
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(LeaveForm, (), (person, last_day))

struct GroupMember {
    base::Uuid id;
    std::string name;
    std::string role;
    Rank rank = Rank::member;
};
BOOST_DESCRIBE_STRUCT(GroupMember, (), (id, name, role, rank))

struct GroupSheet {
    BodyId id;
    std::string name;
    std::optional<std::string> founding;
    std::optional<std::int64_t> stated_size;
    std::int64_t size = 0;
    bool size_differs = false;
    std::optional<Named> head;
    std::optional<Named> secretariat;
    std::vector<GroupMember> members;
};
BOOST_DESCRIBE_STRUCT(GroupSheet, (), (id, name, founding, stated_size, size, size_differs, head, secretariat, members))

struct ChargeForm {
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(ChargeForm, (), (area, field, valid_from, valid_until))

struct ChargeLine {
    base::Uuid id;
    Named person;
    std::optional<Named> area;
    std::optional<std::string> field;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(ChargeLine, (), (id, person, area, field, valid_from, valid_until))

base::Day today(const Call& call) {
    return base::day_of(call.tx.now());
}

GroupSheet sheet_of_group(Call& call, BodyId id) {
    const auto group = working_group(call.tx, id, today(call));
    GroupSheet sheet{.id = id,
                     .name = group.body.name,
                     .founding = group.body.founding,
                     .stated_size = group.stated_size,
                     .size = static_cast<std::int64_t>(group.members.size()),
                     .size_differs = group.has_size_mismatch(),
                     .head = std::nullopt,
                     .secretariat = std::nullopt,
                     .members = {}};
    if (group.head) sheet.head = Named{group.head->id.uuid, group.head->name};
    if (group.secretariat) sheet.secretariat = Named{group.secretariat->uuid, get(call.tx, *group.secretariat).name};
    for (const auto& member : group.members)
        sheet.members.push_back({member.person.id.uuid, member.person.name, member.role, member.rank});
    return sheet;
}

ChargeLine line_of(store::Transaction& tx, const Charge& charge) {
    ChargeLine line{.id = charge.id,
                    .person = {charge.person.uuid, get(tx, charge.person).name},
                    .area = std::nullopt,
                    .field = charge.field,
                    .valid_from = charge.valid_from,
                    .valid_until = charge.valid_until};
    if (charge.area) line.area = Named{charge.area->uuid, areas::get(tx, *charge.area).name};
    return line;
}

Page<ChargeLine> page_of(store::Transaction& tx, const std::vector<Charge>& charges) {
    Page<ChargeLine> page;
    for (const auto& charge : charges) page.items.push_back(line_of(tx, charge));
    return page;
}

Page<Named> list_people(Call& call) {
    Page<Named> page;
    const auto body = get(call.tx, call.id<BodyId>("id"));
    for (const auto& person : people_of(call.tx, body.id, today(call)))
        page.items.push_back({person.id.uuid, person.name});
    return page;
}

http::Created<Named> add_person_from(Call& call, const PersonForm& form) {
    const auto person = add_person(call.tx, call.who, call.id<BodyId>("id"), form.name);
    return {"/api/people/" + to_string(person.id), {person.id.uuid, person.name}};
}

http::Created<Named> open_office_from(Call& call, const OfficeForm& form) {
    const auto office = open_office(call.tx, call.who, call.id<BodyId>("id"), form.title, form.rank);
    return {"/api/offices/" + to_string(office), {office.uuid, form.title}};
}

http::Created<GroupSheet> found_group_from(Call& call, const GroupForm& form) {
    const auto id = found_group(call.tx, call.who, call.id<BodyId>("id"),
                                {form.name, form.stated_size, form.founding, form.secretariat});
    return {"/api/groups/" + to_string(id), sheet_of_group(call, id)};
}

GroupSheet join_from(Call& call, const MemberForm& form) {
    const auto id = call.id<BodyId>("id");
    join(call.tx, call.who, id, form.person, form.role, form.rank, form.from.value_or(today(call)));
    return sheet_of_group(call, id);
}

GroupSheet leave_from(Call& call, const LeaveForm& form) {
    const auto id = call.id<BodyId>("id");
    leave(call.tx, call.who, id, form.person, form.last_day);
    return sheet_of_group(call, id);
}

http::Created<ChargeLine> put_in_charge_from(Call& call, const ChargeForm& form) {
    const auto charge = put_in_charge(
        call.tx, call.who, {call.id<PersonId>("id"), form.area, form.field, form.valid_from, form.valid_until});
    return {"/api/charges/" + to_string(charge.id), line_of(call.tx, charge)};
}

}  // namespace

void add_people_routes(http::Router& router) {
    router.get("/api/bodies/{id}/people", signed_in(), "The officials of a body", list_people);
    router.post("/api/bodies/{id}/people", allow(Permission::bodies_edit), "Add an official to a body",
                add_person_from);
    router.post("/api/bodies/{id}/offices", allow(Permission::bodies_edit), "Open an office in a body",
                open_office_from);
    router.post("/api/offices/{id}/holder", allow(Permission::bodies_edit), "Let a person hold an office from a day on",
                [](Call& call, const HolderForm& form) {
                    hold(call.tx, call.who, call.id<OfficeId>("id"), form.person, form.from.value_or(today(call)),
                         form.acting.value_or(false));
                });
    router.post("/api/offices/{id}/step-down", allow(Permission::bodies_edit),
                "End who holds an office on the last day", [](Call& call, const areas::CloseForm& form) {
                    step_down(call.tx, call.who, call.id<OfficeId>("id"), form.last_day);
                });
    router.post("/api/bodies/{id}/groups", allow(Permission::bodies_edit), "Found a working group of a body",
                found_group_from);
    router.get("/api/groups/{id}", signed_in(), "A working group with its head and members",
               [](Call& call) { return sheet_of_group(call, call.id<BodyId>("id")); });
    router.post("/api/groups/{id}/members", allow(Permission::bodies_edit), "Add a person to a working group",
                join_from);
    router.post("/api/groups/{id}/leave", allow(Permission::bodies_edit), "End a person's membership on the last day",
                leave_from);
    router.get("/api/people/{id}/charges", signed_in(), "The areas and fields a person is in charge of",
               [](Call& call) {
                   return page_of(call.tx, charges_of(call.tx, get(call.tx, call.id<PersonId>("id")).id, today(call)));
               });
    router.post("/api/people/{id}/charges", allow(Permission::bodies_edit),
                "Put a person in charge of an area or a field", put_in_charge_from);
    router.post(
        "/api/charges/{id}/end", allow(Permission::bodies_edit), "End a charge on its last day",
        [](Call& call, const areas::CloseForm& form) { end_charge(call.tx, call.who, call.id("id"), form.last_day); });
    router.get("/api/areas/{id}/charges", signed_in(), "Who is in charge of an area, or of the nearest one above",
               [](Call& call) {
                   return page_of(call.tx, in_charge_of(call.tx, areas::get(call.tx, call.id<areas::AreaId>("id")).id,
                                                        today(call)));
               });
}

void add_contact_routes(http::Router& router, const store::MasterKey& master) {
    router
        .get("/api/people/{id}/contact", allow(Permission::bodies_edit),
             "What an official is reached by; opening it leaves a line",
             [&master](Call& call) { return open_contact(call.tx, master, call.who, call.id<PersonId>("id")); })
        .leaves_line = true;
    router.put("/api/people/{id}/contact", allow(Permission::bodies_edit), "Seal what an official is reached by",
               [&master](Call& call, const Contact& contact) {
                   set_contact(call.tx, master, call.who, call.id<PersonId>("id"), contact);
               });
}

}  // namespace bodies
