#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "bodies/belonging.hpp"
#include "bodies/body_http.hpp"
#include "bodies/body_json.hpp"
#include "bodies/member_list.hpp"
#include "http/router.hpp"
#include "sources/source.hpp"

namespace bodies {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct PersonForm {
    std::string name;
    std::optional<base::Uuid> account;  ///< who signs in with it is this person
};
BOOST_DESCRIBE_STRUCT(PersonForm, (), (name, account))

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
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(GroupMember, (), (id, name, role, rank, valid_until))

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

/// One of a list of members that was brought in, and whom of the directory it means.
struct ListedLine {
    std::string name;
    std::string post;
    std::string role;
    Rank rank = Rank::member;
    std::optional<Named> person;
    std::optional<Named> unit;
    bool is_member = false;
};
BOOST_DESCRIBE_STRUCT(ListedLine, (), (name, post, role, rank, person, unit, is_member))

/// An official, and the last day of one who leaves.
struct PersonLine {
    base::Uuid id;
    std::string name;
    std::optional<base::Day> valid_until;
};
BOOST_DESCRIBE_STRUCT(PersonLine, (), (id, name, valid_until))

struct Staff {
    std::vector<Named> people;
    std::vector<LooseAccount> accounts;
};
BOOST_DESCRIBE_STRUCT(Staff, (), (people, accounts))

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
        sheet.members.push_back({member.person.id.uuid, member.person.name, member.role, member.rank, member.last_day});
    return sheet;
}

Page<ListedLine> compared(Call& call, const std::vector<ListedMember>& list) {
    Page<ListedLine> page;
    for (const auto& one : compare_list(call.tx, call.who, call.id<BodyId>("id"), list)) {
        ListedLine line{one.name, one.post, one.role, one.rank, std::nullopt, std::nullopt, one.is_member};
        if (one.person) line.person = Named{one.person->id.uuid, one.person->name};
        if (one.unit) line.unit = Named{one.unit->id.uuid, one.unit->name};
        page.items.push_back(std::move(line));
    }
    return page;
}

Page<PersonLine> list_people(Call& call) {
    Page<PersonLine> page;
    const auto body = get(call.tx, call.id<BodyId>("id"));
    for (const auto& person : people_of(call.tx, body.id, today(call)))
        page.items.push_back({person.id.uuid, person.name, person.valid_until});
    return page;
}

Staff staff_of(Call& call) {
    const auto body = get(call.tx, call.id<BodyId>("id"));
    accounts::require_body(call.tx, call.who, Permission::bodies_edit, body.id.uuid);
    Staff staff{{}, loose_accounts_of(call.tx, body.id)};
    for (const auto& person : people_of(call.tx, body.id, today(call)))
        staff.people.push_back({person.id.uuid, person.name});
    return staff;
}

http::Created<Named> add_person_from(Call& call, const PersonForm& form) {
    const auto person = add_person(call.tx, call.who, call.id<BodyId>("id"), form.name, form.account);
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

}  // namespace

void add_people_routes(http::Router& router) {
    router.get("/api/bodies/{id}/people", signed_in(), "The officials of a body", list_people);
    router.post("/api/bodies/{id}/people", allow(Permission::bodies_edit), "Add an official to a body",
                add_person_from);
    router.post("/api/people/{id}/leave", allow(Permission::bodies_edit),
                "Take an official out of the body after a last day; offices and charges there end with it",
                [](Call& call, const areas::CloseForm& form) {
                    take_out(call.tx, call.who, call.id<PersonId>("id"), form.last_day);
                });
    router.get("/api/bodies/{id}/staff", allow(Permission::bodies_edit),
               "Whom a body can put in charge: its officials, and accounts that stand for none of them yet", staff_of);
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
    router.get("/api/me/groups", signed_in(),
               "The working groups whose work the caller hands out: as their head, or for their standing secretariat",
               [](Call& call) {
                   Page<Named> page;
                   for (const auto& group : groups_handed_out(call.tx, call.who, today(call)))
                       page.items.push_back({group.id.uuid, group.name});
                   return page;
               });
    router.get("/api/groups/{id}", signed_in(), "A working group with its head and members",
               [](Call& call) { return sheet_of_group(call, call.id<BodyId>("id")); });
    router.post("/api/groups/{id}/members", allow(Permission::bodies_edit), "Add a person to a working group",
                join_from);
    router.post("/api/groups/{id}/leave", allow(Permission::bodies_edit), "End a person's membership on the last day",
                leave_from);
    router
        .post(
            "/api/groups/{id}/member-list", allow(Permission::bodies_edit),
            "Read the list of members attached to a decision and compare it with the directory; writes nothing down",
            [](const http::Upload& upload) { return read_member_file(upload.name, upload.bytes); }, compared)
        .accepts_up_to(sources::largest_document);
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
