#include "bodies/body_http.hpp"

#include "accounts/permission.hpp"
#include "bodies/body_json.hpp"
#include "bodies/kind.hpp"
#include "bodies/match.hpp"
#include "http/router.hpp"

namespace bodies {
namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::Page;
using http::signed_in;

struct OfficeLine {
    OfficeId id;
    std::string title;
    Rank rank = Rank::staff;
    std::optional<Named> holder;
    bool acting = false;
};
BOOST_DESCRIBE_STRUCT(OfficeLine, (), (id, title, rank, holder, acting))

struct MemberLine {
    base::Uuid id;
    std::string name;
    std::string role;
    Rank rank = Rank::member;
};
BOOST_DESCRIBE_STRUCT(MemberLine, (), (id, name, role, rank))

struct MemberBodyLine {
    BodyId id;
    std::string name;
    std::optional<base::Day> valid_until;  ///< the last day of one that leaves
};
BOOST_DESCRIBE_STRUCT(MemberBodyLine, (), (id, name, valid_until))

struct BodySheet : BodyLine {
    std::vector<std::string> aliases;
    std::optional<std::string> founding;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::vector<OfficeLine> offices;
    std::vector<MemberLine> members;
    std::vector<Named> groups;
    std::vector<MemberBodyLine> member_bodies;
    std::optional<base::Uuid> leading_body;
    std::vector<Named> scope;
};
BOOST_DESCRIBE_STRUCT(BodySheet, (BodyLine),
                      (aliases, founding, valid_from, valid_until, offices, members, groups, member_bodies,
                       leading_body, scope))

struct KindLine {
    std::string kind;
    std::string name;
    std::string side;
};
BOOST_DESCRIBE_STRUCT(KindLine, (), (kind, name, side))

struct NewBodyForm {
    std::string name;
    std::string kind;
    areas::AreaId area;
    std::optional<BodyId> parent;
    std::optional<std::vector<std::string>> aliases;
    std::optional<std::string> founding;
};
BOOST_DESCRIBE_STRUCT(NewBodyForm, (), (name, kind, area, parent, aliases, founding))

struct NameChange {
    std::string from;
    std::string to;
};
BOOST_DESCRIBE_STRUCT(NameChange, (), (from, to))

struct ParentChange {
    std::optional<BodyId> from;
    std::optional<BodyId> to;
};
BOOST_DESCRIBE_STRUCT(ParentChange, (), (from, to))

struct BodyChange {
    std::optional<NameChange> name;
    std::optional<ParentChange> parent;
};
BOOST_DESCRIBE_STRUCT(BodyChange, (), (name, parent))

struct ScopeForm {
    std::vector<areas::AreaId> areas;
};
BOOST_DESCRIBE_STRUCT(ScopeForm, (), (areas))

struct MemberBodyForm {
    BodyId body;
    std::optional<base::Day> from;
    std::optional<bool> leader;
};
BOOST_DESCRIBE_STRUCT(MemberBodyForm, (), (body, from, leader))

struct MemberBodyEnd {
    BodyId body;
    base::Day last_day;
};
BOOST_DESCRIBE_STRUCT(MemberBodyEnd, (), (body, last_day))

struct MatchLine {
    BodyId id;
    std::string name;
    std::string rule;
    bool certain = true;
};
BOOST_DESCRIBE_STRUCT(MatchLine, (), (id, name, rule, certain))

struct MissingLine {
    std::string kind;
    areas::AreaId area;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(MissingLine, (), (kind, area, name))

struct AddresseeSheet {
    std::vector<MatchLine> items;
    std::vector<MissingLine> missing;
    std::vector<std::string> unknown;
};
BOOST_DESCRIBE_STRUCT(AddresseeSheet, (), (items, missing, unknown))

void fill_people(store::Transaction& tx, BodySheet& sheet, BodyId id, base::Day on) {
    for (const auto& office : offices(tx, id, on)) {
        OfficeLine line{office.id, office.title, office.rank, std::nullopt, office.is_acting};
        if (office.holder) line.holder = Named{office.holder->id.uuid, office.holder->name};
        sheet.offices.push_back(std::move(line));
    }
    for (const auto& member : members(tx, id, on))
        sheet.members.push_back({member.person.id.uuid, member.person.name, member.role, member.rank});
}

BodySheet sheet_of(Call& call, BodyId id) {
    const auto body = get(call.tx, id);
    const auto on = base::day_of(call.tx.now());
    BodySheet sheet;
    static_cast<BodyLine&>(sheet) = line_of(call.tx, body, call.who.language);
    sheet.aliases = aliases(call.tx, id);
    sheet.founding = body.founding;
    sheet.valid_from = body.valid_from;
    sheet.valid_until = body.valid_until;
    fill_people(call.tx, sheet, id, on);
    for (const auto& group : groups_of(call.tx, id, on)) sheet.groups.push_back({group.id.uuid, group.name});
    for (const auto& member : member_bodies(call.tx, id, on))
        sheet.member_bodies.push_back({member.body.id, member.body.name, member.last_day});
    if (const auto leader = leading_body(call.tx, id, on)) sheet.leading_body = leader->uuid;
    for (const auto& area : scope_of(call.tx, id)) sheet.scope.push_back({area.id.uuid, area.name});
    return sheet;
}

Page<BodyLine> list(Call& call) {
    const Query query{.words = call.text("q"),
                      .area = call.maybe_id<areas::AreaId>("area"),
                      .kind = call.text("kind"),
                      .on = std::nullopt,
                      .limit = call.limit()};
    Page<BodyLine> page;
    for (const auto& body : search(call.tx, query)) page.items.push_back(line_of(call.tx, body, call.who.language));
    return page;
}

Page<KindLine> list_kinds(Call& call) {
    Page<KindLine> page;
    for (const auto& kind : all_kinds())
        page.items.push_back({kind.kind, areas::name_in(call.who.language, kind), kind.side});
    return page;
}

http::Created<BodySheet> open_from(Call& call, const NewBodyForm& form) {
    const auto body = open(call.tx, call.who,
                           {.kind = form.kind,
                            .name = form.name,
                            .area = form.area,
                            .parent = form.parent,
                            .aliases = form.aliases.value_or(std::vector<std::string>{}),
                            .founding = form.founding,
                            .valid_from = std::nullopt});
    return {"/api/bodies/" + to_string(body.id), sheet_of(call, body.id)};
}

BodySheet change(Call& call, const BodyChange& change) {
    const auto id = call.id<BodyId>("id");
    if (change.name) rename(call.tx, call.who, id, change.name->from, change.name->to);
    if (change.parent) place_under(call.tx, call.who, id, change.parent->from, change.parent->to);
    return sheet_of(call, id);
}

AddresseeSheet who_is_meant(Call& call) {
    const auto addressing = read_addressee(call.tx, call.id<BodyId>("id"), call.text("phrase"));
    AddresseeSheet sheet{.items = {}, .missing = {}, .unknown = addressing.unknown};
    for (const auto& match : addressing.matches)
        sheet.items.push_back({match.body, match.name, match.rule, match.certain});
    for (const auto& missing : addressing.missing) sheet.missing.push_back({missing.kind, missing.area, missing.name});
    return sheet;
}

BodySheet add_member_body(Call& call, const MemberBodyForm& form) {
    const auto id = call.id<BodyId>("id");
    add_body(call.tx, call.who, id, form.body, form.from.value_or(base::day_of(call.tx.now())),
             form.leader.value_or(false));
    return sheet_of(call, id);
}

}  // namespace

BodyLine line_of(store::Transaction& tx, const Body& body, base::Language language) {
    const auto& kind = kind_named(body.kind);
    BodyLine line{.id = body.id,
                  .name = body.name,
                  .kind = body.kind,
                  .kind_name = areas::name_in(language, kind),
                  .area = {body.area.uuid, areas::get(tx, body.area).name},
                  .parent = std::nullopt};
    if (body.parent) line.parent = Named{body.parent->uuid, get(tx, *body.parent).name};
    return line;
}

void add_routes(http::Router& router) {
    router.get("/api/bodies", signed_in(), "Find bodies by name (?q=), area (?area=, with all below) and kind (?kind=)",
               list);
    router.get("/api/body-kinds", signed_in(), "The kinds of bodies", list_kinds);
    router.get("/api/bodies/{id}", signed_in(), "One body with its offices, members and groups",
               [](Call& call) { return sheet_of(call, call.id<BodyId>("id")); });
    router.get("/api/bodies/{id}/addressee", signed_in(),
               "Which bodies a phrase (?phrase=) means in a plan of this body", who_is_meant);
    router.post("/api/bodies", allow(Permission::bodies_edit), "Open a body", open_from);
    router.patch("/api/bodies/{id}", allow(Permission::bodies_edit), "Rename a body or place it under another", change);
    router.post("/api/bodies/{id}/close", allow(Permission::bodies_edit), "End a body on its last day",
                [](Call& call, const areas::CloseForm& form) {
                    close(call.tx, call.who, call.id<BodyId>("id"), form.last_day);
                });
    router.post("/api/bodies/{id}/aliases", allow(Permission::bodies_edit), "Add another name in use",
                [](Call& call, const areas::AliasForm& form) {
                    add_alias(call.tx, call.who, call.id<BodyId>("id"), form.alias);
                    return sheet_of(call, call.id<BodyId>("id"));
                });
    router.put("/api/bodies/{id}/scope", allow(Permission::bodies_edit),
               "Say over which areas a regional office stands", [](Call& call, const ScopeForm& form) {
                   set_scope(call.tx, call.who, call.id<BodyId>("id"), form.areas);
                   return sheet_of(call, call.id<BodyId>("id"));
               });
    router.post("/api/bodies/{id}/members", allow(Permission::bodies_edit), "Add a body to a cluster or a front",
                add_member_body);
    router.post("/api/bodies/{id}/leave", allow(Permission::bodies_edit),
                "End a body's membership in a cluster or a front on the last day",
                [](Call& call, const MemberBodyEnd& form) {
                    leave(call.tx, call.who, call.id<BodyId>("id"), form.body, form.last_day);
                    return sheet_of(call, call.id<BodyId>("id"));
                });
    add_people_routes(router);
    add_charge_routes(router);
}

}  // namespace bodies
