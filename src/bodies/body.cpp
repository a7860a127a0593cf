#include "bodies/body.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/name_index.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body_row.hpp"
#include "bodies/kind.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace bodies {
namespace {

using base::Problem;
using base::ProblemKind;

void insert_name(store::Transaction& tx, BodyId id, const std::string& name) {
    tx.change("INSERT INTO body_name (name_key, body, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
              {base::fold(name), id, name});
    areas::index_names(tx, "body", {base::fold(name)});
}

void check_name_is_free(store::Transaction& tx, areas::AreaId area, const std::string& name, base::Day on) {
    const auto rows = tx.run(R"(SELECT id FROM body
                                 WHERE area = $1 AND name_key = $2 AND (valid_until IS NULL OR valid_until >= $3))",
                             {area, base::fold(name), on});
    if (!rows.empty()) throw Problem(ProblemKind::conflict, "body.already_there", name);
}

void check_parent(store::Transaction& tx, std::optional<BodyId> parent, base::Day on) {
    if (!parent) return;
    const auto above = find(tx, *parent);
    if (!above || !above->is_valid_on(on))
        throw Problem(ProblemKind::invalid, "body.parent_unknown", to_string(*parent));
}

}  // namespace

Body read_body(const store::Row& row) {
    Body body{.id = row.id<BodyTag>("id"),
              .home = row.integer("home"),
              .kind = row.text("kind"),
              .name = row.text("name"),
              .area = row.id<areas::AreaTag>("area"),
              .parent = std::nullopt,
              .founding = row.maybe_text("founding"),
              .valid_from = row.day("valid_from"),
              .valid_until = row.maybe_day("valid_until")};
    if (const auto parent = row.maybe_uuid("parent")) body.parent = BodyId{*parent};
    return body;
}

std::string tidy_name(std::string_view name, const char* problem_code) {
    auto tidied = base::tidy(base::to_nfc(name));
    if (base::fold(tidied).empty()) throw Problem(ProblemKind::invalid, problem_code);
    return tidied;
}

std::optional<Body> find(store::Transaction& tx, BodyId id) {
    return store::first(read_body, tx.run("SELECT * FROM body WHERE id = $1", {id}));
}

Body get(store::Transaction& tx, BodyId id) {
    if (auto body = find(tx, id)) return *std::move(body);
    throw Problem(ProblemKind::not_found, "body.not_found", to_string(id));
}

Body open(store::Transaction& tx, const base::Who& who, const NewBody& wanted) {
    const auto area = areas::get(tx, wanted.area);
    accounts::require(who, base::Permission::bodies_edit, area.path);
    const auto from = wanted.valid_from.value_or(base::day_of(tx.now()));
    Body body{.id = {tx.new_id()},
              .home = area.home,
              .kind = kind_named(wanted.kind).kind,
              .name = tidy_name(wanted.name, "body.name_empty"),
              .area = wanted.area,
              .parent = wanted.parent,
              .founding = wanted.founding,
              .valid_from = from,
              .valid_until = std::nullopt};
    if (!area.is_valid_on(from)) throw Problem(ProblemKind::conflict, "body.area_closed", area.path);
    check_parent(tx, wanted.parent, from);
    check_name_is_free(tx, wanted.area, body.name, from);
    tx.change(R"(INSERT INTO body (id, home, kind, name, name_key, area, parent, founding, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL))",
              {body.id, body.home, body.kind, body.name, base::fold(body.name), body.area, body.parent, body.founding,
               body.valid_from});
    insert_name(tx, body.id, body.name);
    for (const auto& alias : wanted.aliases) insert_name(tx, body.id, tidy_name(alias, "body.name_empty"));
    store::record(tx, who, "body.opened", body.id.uuid, body.area.uuid,
                  base::Json{{"name", body.name}, {"kind", body.kind}});
    return body;
}

Body rename(store::Transaction& tx, const base::Who& who, BodyId id, std::string_view from, std::string_view to) {
    auto body = get(tx, id);
    accounts::require_body(tx, who, base::Permission::bodies_edit, id.uuid);
    const auto name = tidy_name(to, "body.name_empty");
    if (body.name == name) return body;
    if (body.name != from) throw Problem(ProblemKind::conflict, "body.changed_meanwhile", body.name);
    check_name_is_free(tx, body.area, name, base::day_of(tx.now()));
    tx.change("UPDATE body SET name = $2, name_key = $3 WHERE id = $1", {id, name, base::fold(name)});
    insert_name(tx, id, name);
    store::record(tx, who, "body.renamed", id.uuid, body.area.uuid, base::Json{{"from", body.name}, {"to", name}});
    body.name = name;
    return body;
}

Body place_under(store::Transaction& tx, const base::Who& who, BodyId id, std::optional<BodyId> from,
                 std::optional<BodyId> to) {
    auto body = get(tx, id);
    accounts::require_body(tx, who, base::Permission::bodies_edit, id.uuid);
    if (body.parent == to) return body;
    if (body.parent != from) throw Problem(ProblemKind::conflict, "body.changed_meanwhile", body.name);
    check_parent(tx, to, base::day_of(tx.now()));
    for (auto above = to; above; above = get(tx, *above).parent)
        if (*above == id) throw Problem(ProblemKind::conflict, "body.parent_circular", body.name);
    tx.change("UPDATE body SET parent = $2 WHERE id = $1", {id, to});
    body.parent = to;
    store::record(tx, who, "body.placed", id.uuid, body.area.uuid,
                  base::Json{{"parent", to ? base::Json(to_string(*to)) : base::Json(nullptr)}});
    return body;
}

void close(store::Transaction& tx, const base::Who& who, BodyId id, base::Day last_day) {
    const auto body = get(tx, id);
    accounts::require_body(tx, who, base::Permission::bodies_edit, id.uuid);
    if (body.valid_until) throw Problem(ProblemKind::conflict, "body.closed", body.name);
    if (last_day < body.valid_from)
        throw Problem(ProblemKind::invalid, "body.ends_before_it_began", to_string(last_day));
    tx.change("UPDATE body SET valid_until = $2 WHERE id = $1", {id, last_day});
    store::record(tx, who, "body.closed", id.uuid, body.area.uuid, base::Json{{"last_day", to_string(last_day)}});
}

void add_alias(store::Transaction& tx, const base::Who& who, BodyId id, std::string_view alias) {
    const auto body = get(tx, id);
    accounts::require_body(tx, who, base::Permission::bodies_edit, id.uuid);
    const auto name = tidy_name(alias, "body.name_empty");
    insert_name(tx, id, name);
    store::record(tx, who, "body.alias_added", id.uuid, body.area.uuid, base::Json{{"alias", name}});
}

std::vector<std::string> aliases(store::Transaction& tx, BodyId id) {
    std::vector<std::string> names;
    for (const auto& row : tx.run(R"(SELECT n.name FROM body_name n JOIN body b ON b.id = n.body
                                      WHERE n.body = $1 AND n.name_key <> b.name_key ORDER BY n.name_key)",
                                  {id}))
        names.push_back(row.text("name"));
    return names;
}

std::vector<Body> in_area(store::Transaction& tx, areas::AreaId area, base::Day on) {
    return store::all(read_body, tx.run(R"(SELECT * FROM body
                                            WHERE area = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                            ORDER BY id)",
                                        {area, on}));
}

std::vector<Body> within(store::Transaction& tx, areas::AreaId area, const std::vector<std::string>& kinds,
                         base::Day on) {
    std::vector<Body> found;
    for (const auto& kind : kinds)
        for (auto& body : store::all(read_body, tx.run(R"(WITH RECURSIVE below (id, code) AS (
                                                              SELECT id, code FROM area WHERE id = $1
                                                              UNION ALL
                                                              SELECT a.id, a.code FROM area a JOIN below b ON a.parent = b.id
                                                          )
                                                          SELECT o.* FROM below b JOIN body o ON o.area = b.id
                                                           WHERE o.kind = $2 AND o.valid_from <= $3 AND (o.valid_until IS NULL OR o.valid_until >= $3)
                                                           ORDER BY o.id)",
                                                       {area, kind, on})))
            found.push_back(std::move(body));
    return found;
}

std::vector<Body> children(store::Transaction& tx, BodyId parent, base::Day on) {
    return store::all(read_body, tx.run(R"(SELECT * FROM body
                                            WHERE parent = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                            ORDER BY id)",
                                        {parent, on}));
}

}  // namespace bodies
