#include "areas/area.hpp"

#include <algorithm>

#include "areas/area_row.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/values.hpp"

namespace areas {

Area read_area(const store::Row& row) {
    Area area{.id = row.id<AreaTag>("id"),
              .home = row.integer("home"),
              .parent = std::nullopt,
              .kind = row.text("kind"),
              .level = static_cast<int>(row.integer("level")),
              .code = row.text("code"),
              .name = row.text("name"),
              .path = row.text("path"),
              .valid_from = row.day("valid_from"),
              .valid_until = row.maybe_day("valid_until")};
    if (const auto parent = row.maybe_uuid("parent")) area.parent = AreaId{*parent};
    return area;
}

std::vector<Kind> kinds(store::Transaction& tx) {
    std::vector<Kind> all;
    for (const auto& row : tx.run("SELECT * FROM area_kind ORDER BY level, kind"))
        all.push_back({.kind = row.text("kind"),
                       .level = static_cast<int>(row.integer("level")),
                       .vi = row.text("vi"),
                       .en = row.text("en"),
                       .in_tree = row.boolean("in_tree"),
                       .valid_until = row.maybe_day("valid_until")});
    return all;
}

std::optional<Area> find(store::Transaction& tx, AreaId id) {
    return store::first(read_area, tx.run("SELECT * FROM area WHERE id = $1", {id}));
}

Area get(store::Transaction& tx, AreaId id) {
    if (auto area = find(tx, id)) return *std::move(area);
    throw base::Problem(base::ProblemKind::not_found, "area.not_found", to_string(id));
}

std::optional<Area> at_path(store::Transaction& tx, std::string_view path, base::Day on) {
    return store::first(read_area, tx.run(R"(SELECT * FROM area
                                              WHERE path = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2))",
                                          {path, on}));
}

Area country(store::Transaction& tx) {
    const auto rows = tx.run("SELECT * FROM area WHERE path = $1", {country_path});
    if (!rows.empty()) return read_area(rows.front());
    const Area made{.id = {tx.new_id()},
                    .parent = std::nullopt,
                    .kind = "country",
                    .level = country_level,
                    .code = "vn",
                    .name = "Việt Nam",
                    .path = std::string(country_path),
                    .valid_from = *base::make_day(1945, 9, 2),
                    .valid_until = std::nullopt};
    insert_area(tx, made, {.kind = "country", .vi = "Nước", .en = "Country", .valid_until = std::nullopt});
    return made;
}

std::vector<Area> children(store::Transaction& tx, AreaId parent, base::Day on) {
    return store::all(read_area, tx.run(R"(SELECT * FROM area
                                            WHERE parent = $1 AND valid_from <= $2 AND (valid_until IS NULL OR valid_until >= $2)
                                            ORDER BY level, code)",
                                        {parent, on}));
}

std::vector<Area> descendants(store::Transaction& tx, AreaId ancestor, int level, base::Day on) {
    return store::all(read_area, tx.run(R"(WITH RECURSIVE below (id) AS (
                                               SELECT id FROM area WHERE id = $1
                                               UNION ALL
                                               SELECT a.id FROM area a JOIN below b ON a.parent = b.id
                                                WHERE a.valid_from <= $3 AND (a.valid_until IS NULL OR a.valid_until >= $3) AND a.level <= $2
                                           )
                                           SELECT a.* FROM below b JOIN area a ON a.id = b.id WHERE a.level = $2 ORDER BY a.code)",
                                        {ancestor, level, on}));
}

std::vector<Area> ancestors(store::Transaction& tx, const Area& area) {
    std::vector<Area> above;
    for (auto parent = area.parent; parent;) {
        above.push_back(get(tx, *parent));
        parent = above.back().parent;
    }
    std::reverse(above.begin(), above.end());
    return above;
}

std::vector<std::string> names_down_to(store::Transaction& tx, const Area& area) {
    std::vector<std::string> names;
    for (const auto& above : ancestors(tx, area))
        if (above.level > country_level) names.push_back(above.name);
    names.push_back(area.name);
    return names;
}

bool is_within(std::string_view path, std::string_view outer_path) {
    return path.starts_with(outer_path);
}

std::vector<std::string> aliases(store::Transaction& tx, AreaId id) {
    std::vector<std::string> names;
    for (const auto& row : tx.run("SELECT name FROM area_name WHERE area = $1 AND is_alias ORDER BY name_key", {id}))
        names.push_back(row.text("name"));
    return names;
}

std::string bare_key(std::string_view name, const Kind& kind) {
    auto key = base::fold(name);
    const auto kind_key = base::fold(kind.vi) + " ";
    if (kind.in_tree && key.starts_with(kind_key) && key.size() > kind_key.size()) key.erase(0, kind_key.size());
    return key;
}

void insert_area(store::Transaction& tx, const Area& area, const Kind& kind) {
    tx.change(R"(INSERT INTO area (id, home, parent, kind, level, code, name, name_key, path, valid_from, valid_until)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {area.id, area.home, area.parent, area.kind, area.level, area.code, area.name, base::fold(area.name),
               area.path, area.valid_from, area.valid_until});
    tx.change("INSERT INTO area_name (name_key, level, area, name, is_alias) VALUES ($1, $2, $3, $4, FALSE)",
              {bare_key(area.name, kind), area.level, area.id, area.name});
}

void end_area(store::Transaction& tx, AreaId id, base::Day last_day) {
    tx.change("UPDATE area SET valid_until = $2 WHERE id = $1", {id, last_day});
}

}  // namespace areas
