#include "bodies/group.hpp"

#include <boost/json/array.hpp>

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

/// The named body, after asking whether it may be edited.
Body editable(store::Transaction& tx, const base::Who& who, BodyId id) {
    auto body = get(tx, id);
    accounts::require_body(tx, who, Permission::bodies_edit, id.uuid);
    return body;
}

/// The row of the membership; a leave that is taken back lengthens the one there was, so that it can be ended anew. One
/// that never began left its row behind.
void write_membership(store::Transaction& tx, BodyId group, PersonId person, const std::string& role, Rank rank,
                      base::Day from) {
    const auto lengthened = tx.change(R"(UPDATE membership SET valid_until = NULL
                                          WHERE body = $1 AND person = $2 AND role = $3 AND rank = $4
                                            AND valid_until = $5 AND valid_from <= $5)",
                                      {group, person, role, static_cast<int>(rank), from - 1});
    if (lengthened > 0) return;
    tx.change(R"(INSERT INTO membership (body, person, role, rank, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, NULL)
                 ON CONFLICT (body, person, valid_from) DO UPDATE SET role = $3, rank = $4, valid_until = NULL)",
              {group, person, role, static_cast<int>(rank), from});
}

/// The same for a body.
void write_membership(store::Transaction& tx, BodyId cluster, BodyId member, bool is_leader, base::Day from) {
    const auto lengthened = tx.change(R"(UPDATE body_member SET valid_until = NULL
                                          WHERE body = $1 AND member = $2 AND is_leader = $3
                                            AND valid_until = $4 AND valid_from <= $4)",
                                      {cluster, member, is_leader, from - 1});
    if (lengthened > 0) return;
    tx.change(R"(INSERT INTO body_member (body, member, is_leader, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, NULL)
                 ON CONFLICT (body, member, valid_from) DO UPDATE SET is_leader = $3, valid_until = NULL)",
              {cluster, member, is_leader, from});
}

}  // namespace

BodyId found_group(store::Transaction& tx, const base::Who& who, BodyId of, const NewGroup& wanted) {
    const auto founder = editable(tx, who, of);
    if (wanted.stated_size && (*wanted.stated_size < 1 || *wanted.stated_size > 1000))
        throw Problem(ProblemKind::invalid, "group.size_wrong", std::to_string(*wanted.stated_size));
    if (wanted.secretariat) get(tx, *wanted.secretariat);
    const auto group = open(tx, who,
                            {.kind = "working_group",
                             .name = wanted.name,
                             .area = founder.area,
                             .parent = of,
                             .aliases = {},
                             .founding = wanted.founding,
                             .valid_from = std::nullopt});
    tx.change("INSERT INTO working_group (body, stated_size, head, secretariat) VALUES ($1, $2, NULL, $3)",
              {group.id, wanted.stated_size, wanted.secretariat});
    return group.id;
}

void join(store::Transaction& tx, const base::Who& who, BodyId group, PersonId person, std::string_view role, Rank rank,
          base::Day from) {
    const auto body = editable(tx, who, group);
    get(tx, person);
    const auto held = tx.run(R"(SELECT rank, valid_from FROM membership
                                 WHERE body = $1 AND person = $2
                                   AND (valid_until IS NULL OR (valid_until >= $3 AND valid_until >= valid_from)))",
                             {group, person, from});
    const bool is_rising =
        !held.empty() && rank == Rank::head && held.front().integer("rank") != static_cast<int>(rank);
    if (!held.empty() && !is_rising) throw Problem(ProblemKind::conflict, "group.already_member", to_string(person));
    const auto in_words = base::tidy(base::to_nfc(role));
    if (is_rising)
        tx.change("UPDATE membership SET role = $4, rank = $5 WHERE body = $1 AND person = $2 AND valid_from = $3",
                  {group, person, held.front().day("valid_from"), in_words, static_cast<int>(rank)});
    else
        write_membership(tx, group, person, in_words, rank, from);
    if (rank == Rank::head) {
        tx.change("UPDATE membership SET rank = $3 WHERE body = $1 AND person <> $2 AND rank = $4",
                  {group, person, static_cast<int>(Rank::member), static_cast<int>(Rank::head)});
        tx.change("UPDATE working_group SET head = $2 WHERE body = $1", {group, person});
    }
    store::record(tx, who, "group.joined", group.uuid, body.area.uuid, base::Json{{"person", to_string(person)}});
}

void leave(store::Transaction& tx, const base::Who& who, BodyId group, PersonId person, base::Day last_day) {
    const auto body = editable(tx, who, group);
    const auto ended = tx.change(R"(UPDATE membership SET valid_until = $3
                                     WHERE body = $1 AND person = $2 AND valid_from <= $4 AND valid_until IS NULL)",
                                 {group, person, last_day, last_day + 1});
    if (ended == 0) throw Problem(ProblemKind::conflict, "group.not_member", to_string(person));
    tx.change("UPDATE working_group SET head = NULL WHERE body = $1 AND head = $2", {group, person});
    store::record(tx, who, "group.left", group.uuid, body.area.uuid, base::Json{{"person", to_string(person)}});
}

std::vector<Member> members(store::Transaction& tx, BodyId group, base::Day on) {
    std::vector<Member> found;
    for (const auto& row : tx.run(R"(SELECT p.*, m.role, m.rank, m.valid_until AS last_day
                                       FROM membership m JOIN person p ON p.id = m.person
                                      WHERE m.body = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
                                      ORDER BY m.rank, p.name_key, p.id)",
                                  {group, on}))
        found.push_back(
            {read_person(row), row.text("role"), static_cast<Rank>(row.integer("rank")), row.maybe_day("last_day")});
    return found;
}

WorkingGroup working_group(store::Transaction& tx, BodyId id, base::Day on) {
    const auto rows = tx.run("SELECT stated_size, head, secretariat FROM working_group WHERE body = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "body.not_found", to_string(id));
    const auto& row = rows.front();
    WorkingGroup group{.body = get(tx, id),
                       .stated_size = row.maybe_integer("stated_size"),
                       .head = std::nullopt,
                       .secretariat = std::nullopt,
                       .members = members(tx, id, on)};
    if (const auto head = row.maybe_uuid("head")) group.head = get(tx, PersonId{*head});
    if (const auto secretariat = row.maybe_uuid("secretariat")) group.secretariat = BodyId{*secretariat};
    return group;
}

std::vector<Body> groups_of(store::Transaction& tx, BodyId body, base::Day on) {
    std::vector<Body> groups;
    for (auto& child : children(tx, body, on))
        if (child.kind == "working_group") groups.push_back(std::move(child));
    return groups;
}

std::vector<Body> groups_handed_out(store::Transaction& tx, const base::Who& who, base::Day on) {
    return store::all(read_body, tx.run(R"(SELECT b.* FROM working_group w JOIN body b ON b.id = w.body
                                            WHERE (b.valid_until IS NULL OR b.valid_until >= $3)
                                              AND (w.secretariat = $1 OR (w.head = $2 AND EXISTS (
                                                  SELECT 1 FROM membership m
                                                   WHERE m.body = w.body AND m.person = $2 AND m.valid_from <= $3
                                                     AND (m.valid_until IS NULL OR m.valid_until >= $3))))
                                            ORDER BY b.name_key, b.id)",
                                        {who.body, who.person, on}));
}

void add_body(store::Transaction& tx, const base::Who& who, BodyId cluster, BodyId member, base::Day from,
              bool is_leader) {
    const auto body = editable(tx, who, cluster);
    get(tx, member);
    if (member == cluster) throw Problem(ProblemKind::invalid, "body.own_member", to_string(member));
    const auto held = tx.run(R"(SELECT is_leader, valid_from FROM body_member
                                 WHERE body = $1 AND member = $2
                                   AND (valid_until IS NULL OR (valid_until >= $3 AND valid_until >= valid_from)))",
                             {cluster, member, from});
    const bool is_rising = !held.empty() && is_leader && !held.front().boolean("is_leader");
    if (!held.empty() && !is_rising) throw Problem(ProblemKind::conflict, "group.already_member", to_string(member));
    if (is_leader)
        tx.change("UPDATE body_member SET is_leader = FALSE WHERE body = $1 AND member <> $2", {cluster, member});
    if (is_rising)
        tx.change("UPDATE body_member SET is_leader = TRUE WHERE body = $1 AND member = $2 AND valid_from = $3",
                  {cluster, member, held.front().day("valid_from")});
    else
        write_membership(tx, cluster, member, is_leader, from);
    store::record(tx, who, "body.member_added", cluster.uuid, body.area.uuid,
                  base::Json{{"member", to_string(member)}});
}

void leave(store::Transaction& tx, const base::Who& who, BodyId cluster, BodyId member, base::Day last_day) {
    const auto body = editable(tx, who, cluster);
    const auto ended = tx.change(R"(UPDATE body_member SET valid_until = $3
                                     WHERE body = $1 AND member = $2 AND valid_from <= $4 AND valid_until IS NULL)",
                                 {cluster, member, last_day, last_day + 1});
    if (ended == 0) throw Problem(ProblemKind::conflict, "group.body_not_member", to_string(member));
    store::record(tx, who, "body.member_left", cluster.uuid, body.area.uuid, base::Json{{"member", to_string(member)}});
}

std::vector<MemberBody> member_bodies(store::Transaction& tx, BodyId cluster, base::Day on) {
    std::vector<MemberBody> found;
    for (const auto& row : tx.run(R"(SELECT b.*, m.valid_until AS last_day
                                       FROM body_member m JOIN body b ON b.id = m.member
                                      WHERE m.body = $1 AND m.valid_from <= $2 AND (m.valid_until IS NULL OR m.valid_until >= $2)
                                      ORDER BY m.is_leader DESC, b.name_key, b.id)",
                                  {cluster, on}))
        found.push_back({read_body(row), row.maybe_day("last_day")});
    return found;
}

std::optional<BodyId> leading_body(store::Transaction& tx, BodyId cluster, base::Day on) {
    const auto rows = tx.run(R"(SELECT member FROM body_member
                                 WHERE body = $1 AND is_leader AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2))",
                             {cluster, on});
    return rows.empty() ? std::nullopt : std::optional(rows.front().id<BodyTag>("member"));
}

void set_scope(store::Transaction& tx, const base::Who& who, BodyId office, const std::vector<areas::AreaId>& places) {
    const auto body = editable(tx, who, office);
    tx.change("DELETE FROM body_scope WHERE body = $1", {office});
    boost::json::array paths;
    for (const auto& id : places) {
        const auto area = areas::get(tx, id);
        accounts::require(who, Permission::bodies_edit, area.path);
        tx.change("INSERT INTO body_scope (body, area) VALUES ($1, $2) ON CONFLICT DO NOTHING", {office, id});
        paths.emplace_back(area.path);
    }
    store::record(tx, who, "body.scope_set", office.uuid, body.area.uuid, base::Json{{"areas", paths}});
}

std::vector<areas::Area> scope_of(store::Transaction& tx, BodyId office) {
    std::vector<areas::Area> found;
    for (const auto& row : tx.run("SELECT area FROM body_scope WHERE body = $1", {office}))
        found.push_back(areas::get(tx, row.id<areas::AreaTag>("area")));
    return found;
}

}  // namespace bodies
