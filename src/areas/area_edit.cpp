#include <algorithm>
#include <charconv>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/area.hpp"
#include "areas/area_row.hpp"
#include "areas/name_index.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace areas {
namespace {

Kind kind_named(store::Transaction& tx, std::string_view name) {
    for (auto& kind : kinds(tx))
        if (kind.kind == name) return kind;
    throw base::Problem(base::ProblemKind::invalid, "area.kind_unknown", std::string(name));
}

/// "Thôn" is written in front of the name when it is not there already; points and zones are called as they are.
std::string full_name(std::string_view given, const Kind& kind) {
    auto name = base::tidy(base::to_nfc(given));
    if (base::fold(name).empty()) throw base::Problem(base::ProblemKind::invalid, "area.name_empty");
    if (kind.in_tree && !base::fold(name).starts_with(base::fold(kind.vi) + " ")) name = kind.vi + " " + name;
    return name;
}

/// The first number below the parent that was never used, whatever it stood for.
std::string next_code(store::Transaction& tx, const Area& parent) {
    const auto rows = tx.run("SELECT count(*) AS below FROM area WHERE parent = $1", {parent.id});
    for (auto number = rows.front().integer("below") + 1;; ++number) {
        auto code = std::to_string(number);
        if (tx.run("SELECT id FROM area WHERE path = $1", {parent.path + code + "/"}).empty()) return code;
    }
}

std::int64_t home_below(const Area& parent, const Kind& kind, const std::string& code) {
    if (kind.level > province_level) return parent.home;
    std::int64_t home = 0;
    std::from_chars(code.data(), code.data() + code.size(), home);
    return home;
}

void check_place(const NewArea& wanted, const Area& parent, const Kind& kind) {
    const auto refuse = [&](const char* code) {
        throw base::Problem(base::ProblemKind::conflict, code, parent.path + " " + wanted.name);
    };
    if (kind.level <= parent.level) refuse("area.level_wrong");
    if (!parent.is_valid_on(wanted.valid_from)) refuse("area.closed");
    if (kind.valid_until && wanted.valid_from > *kind.valid_until) refuse("area.kind_ended");
    if (wanted.code.find('/') != std::string::npos)
        throw base::Problem(base::ProblemKind::invalid, "area.code_wrong", wanted.code);
}

}  // namespace

Area open(store::Transaction& tx, const base::Who& who, const NewArea& wanted) {
    const auto parent = get(tx, wanted.parent);
    accounts::require(who, base::Permission::areas_edit, parent.path);
    const auto kind = kind_named(tx, wanted.kind);
    check_place(wanted, parent, kind);
    Area area{.id = {tx.new_id()},
              .parent = parent.id,
              .kind = kind.kind,
              .level = kind.level,
              .code = wanted.code.empty() ? next_code(tx, parent) : wanted.code,
              .name = full_name(wanted.name, kind),
              .path = {},
              .valid_from = wanted.valid_from,
              .valid_until = std::nullopt};
    area.home = home_below(parent, kind, area.code);
    area.path = parent.path + area.code + "/";
    for (const auto& sibling : children(tx, parent.id, wanted.valid_from))
        if (sibling.code == area.code || base::fold(sibling.name) == base::fold(area.name))
            throw base::Problem(base::ProblemKind::conflict, "area.already_there", sibling.path);
    insert_area(tx, area, kind);
    index_names(tx, "area", {bare_key(area.name, kind)});
    store::record(tx, who, "area.opened", area.id.uuid, area.id.uuid,
                  base::Json{{"name", area.name}, {"path", area.path}});
    return area;
}

void close(store::Transaction& tx, const base::Who& who, AreaId id, base::Day last_day) {
    const auto area = get(tx, id);
    accounts::require(who, base::Permission::areas_edit, area.path);
    if (area.valid_until) throw base::Problem(base::ProblemKind::conflict, "area.closed", area.path);
    if (last_day < area.valid_from)
        throw base::Problem(base::ProblemKind::invalid, "area.ends_before_it_began", to_string(last_day));
    if (!children(tx, id, last_day + 1).empty())
        throw base::Problem(base::ProblemKind::conflict, "area.still_has_children", area.path);
    end_area(tx, id, last_day);
    store::record(tx, who, "area.closed", id.uuid, id.uuid, base::Json{{"last_day", to_string(last_day)}});
}

Area rename(store::Transaction& tx, const base::Who& who, AreaId id, std::string_view name, base::Day from) {
    const auto old = get(tx, id);
    accounts::require(who, base::Permission::areas_edit, old.path);
    if (old.valid_until) throw base::Problem(base::ProblemKind::conflict, "area.closed", old.path);
    if (from <= old.valid_from)
        throw base::Problem(base::ProblemKind::invalid, "area.ends_before_it_began", to_string(from));
    const auto kind = kind_named(tx, old.kind);
    Area renamed = old;
    renamed.id = {tx.new_id()};
    renamed.name = full_name(name, kind);
    renamed.valid_from = from;
    end_area(tx, id, from - 1);
    insert_area(tx, renamed, kind);
    index_names(tx, "area", {bare_key(renamed.name, kind)});
    succeed(tx, id, renamed.id, true, "area.renamed");
    move_children(tx, old, renamed, from, country_level, "area.renamed");
    store::record(tx, who, "area.renamed", renamed.id.uuid, renamed.id.uuid,
                  base::Json{{"from", old.name}, {"to", renamed.name}});
    return renamed;
}

void move_children(store::Transaction& tx, const Area& from, const Area& to, base::Day on, int deepest_kept,
                   std::string_view source) {
    std::vector<Kind> all = kinds(tx);
    for (const auto& child : children(tx, from.id, on)) {
        if (child.level <= deepest_kept) continue;
        const auto kind = std::find_if(all.begin(), all.end(), [&](const Kind& one) { return one.kind == child.kind; });
        Area moved = child;
        moved.id = {tx.new_id()};
        moved.parent = to.id;
        moved.path = to.path + child.code + "/";
        moved.valid_from = on;
        end_area(tx, child.id, on - 1);
        insert_area(tx, moved, *kind);
        for (const auto& alias : aliases(tx, child.id))
            tx.change(
                "INSERT INTO area_name (name_key, level, area, name, is_alias) VALUES ($1, $2, $3, $4, TRUE) ON "
                "CONFLICT DO NOTHING",
                {base::fold(alias), moved.level, moved.id, alias});
        succeed(tx, child.id, moved.id, true, source);
        move_children(tx, child, moved, on, deepest_kept, source);
    }
}

void add_alias(store::Transaction& tx, const base::Who& who, AreaId id, std::string_view alias) {
    const auto area = get(tx, id);
    accounts::require(who, base::Permission::areas_edit, area.path);
    const auto name = base::tidy(base::to_nfc(alias));
    const auto key = base::fold(name);
    if (key.empty()) throw base::Problem(base::ProblemKind::invalid, "area.name_empty");
    const auto added =
        tx.change(R"(INSERT INTO area_name (name_key, level, area, name, is_alias) VALUES ($1, $2, $3, $4, TRUE)
                                    ON CONFLICT DO NOTHING)",
                  {key, area.level, id, name});
    if (added == 0) return;
    index_names(tx, "area", {key});
    store::record(tx, who, "area.alias_added", id.uuid, id.uuid, base::Json{{"alias", name}});
}

}  // namespace areas
