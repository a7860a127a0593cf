#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <unordered_map>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/area_import.hpp"
#include "areas/area_row.hpp"
#include "areas/name_index.hpp"
#include "areas/succession.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "store/journal.hpp"

namespace areas {
namespace {

/// Why two areas are tied when no mapping table says so; a mapping table takes its place.
constexpr std::string_view same_code = "areas_file.same_code";

/// A tree of the whole country never had fewer provinces; a file with fewer is a part of it.
constexpr std::size_t fewest_provinces = 20;

/// The units that a file may speak of: provinces, districts and communes, open and closed.
std::vector<Area> units_of_the_tree(store::Transaction& tx) {
    std::vector<Area> units;
    tx.each("SELECT * FROM area WHERE level BETWEEN $1 AND $2 ORDER BY path, valid_from",
            std::vector<store::Value>{province_level, commune_level},
            [&](const store::Row& row) { units.push_back(read_area(row)); });
    return units;
}

struct TreeImport {
    TreeImport(store::Transaction& its_tx, base::Day day) : tx(its_tx), on(day) {}

    store::Transaction& tx;
    base::Day on;
    std::map<std::string, Kind> kinds_by_name;
    std::unordered_map<std::string, Area> standing;             ///< by path: valid on the day
    std::unordered_map<std::string, std::string> path_by_code;  ///< "3/12532": paths of the units standing
    std::unordered_map<std::string, Area> placed;               ///< by path: what the file's units are now
    std::set<std::string> in_file;                              ///< paths
    std::vector<std::string> new_names;
    ImportResult result;

    void read_standing();
    void place(const AreasFile::Unit& unit);
    Area opened(const AreasFile::Unit& unit, const Area& parent);
    void replace(const Area& old, const Area& next);
    void end_unnamed();
};

std::string level_and_code(int level, std::string_view code) {
    return std::to_string(level) + "/" + std::string(code);
}

void TreeImport::read_standing() {
    for (const auto& area : units_of_the_tree(tx)) {
        if (area.valid_from > on)
            throw base::Problem(base::ProblemKind::conflict, "areas_file.older_than_tree",
                                area.path + " since " + to_string(area.valid_from));
        if (!area.is_valid_on(on)) continue;
        path_by_code[level_and_code(area.level, area.code)] = area.path;
        standing.emplace(area.path, area);
    }
}

Area TreeImport::opened(const AreasFile::Unit& unit, const Area& parent) {
    Area area{.id = {tx.new_id()},
              .home = parent.home,
              .parent = parent.id,
              .kind = unit.kind,
              .level = unit.level,
              .code = unit.code,
              .name = unit.name,
              .path = unit.path,
              .valid_from = on,
              .valid_until = std::nullopt};
    if (unit.level == province_level) std::from_chars(unit.code.data(), unit.code.data() + unit.code.size(), area.home);
    const auto& kind = kinds_by_name.at(unit.kind);
    insert_area(tx, area, kind);
    new_names.push_back(bare_key(area.name, kind));
    ++result.opened;
    return area;
}

/// The unit goes on under another name, kind or parent: what nobody imports (hamlets, points) moves with it.
void TreeImport::replace(const Area& old, const Area& next) {
    if (!old.valid_until) {
        end_area(tx, old.id, on - 1);
        ++result.closed;
    }
    if (succeed(tx, old.id, next.id, true, same_code)) ++result.linked;
    move_children(tx, old, next, on, commune_level, same_code);
}

void TreeImport::place(const AreasFile::Unit& unit) {
    in_file.insert(unit.path);
    const auto& parent = placed.at(unit.parent_path);
    const auto found = standing.find(unit.path);
    if (found != standing.end() && found->second.parent == parent.id && found->second.kind == unit.kind &&
        base::fold(found->second.name) == base::fold(unit.name)) {
        // Another way to set the tone marks (Hoà, Hòa) is the same unit; the newer spelling is kept.
        if (found->second.name != unit.name)
            tx.change("UPDATE area SET name = $2 WHERE id = $1", {found->second.id, unit.name});
        placed.emplace(unit.path, found->second);
        ++result.kept;
        return;
    }
    if (found != standing.end() && found->second.valid_from == on)
        throw base::Problem(base::ProblemKind::conflict, "areas_file.differs_from_tree", unit.path + " " + unit.name);
    auto area = opened(unit, parent);
    if (found != standing.end()) {
        replace(found->second, area);
    } else if (const auto moved = path_by_code.find(level_and_code(unit.level, unit.code));
               moved != path_by_code.end()) {
        // The same code in another place of the tree: the unit was moved, unless the file has the old place too.
        const auto& old = standing.at(moved->second);
        if (!in_file.contains(old.path) && old.valid_from < on) replace(old, area);
    }
    placed.emplace(unit.path, std::move(area));
}

void TreeImport::end_unnamed() {
    std::set<base::Uuid> ended;
    for (const auto& [path, area] : standing) {
        if (in_file.contains(path)) continue;
        ended.insert(area.id.uuid);
        result.closed += static_cast<std::size_t>(
            tx.change("UPDATE area SET valid_until = $2 WHERE id = $1 AND valid_until IS NULL", {area.id, on - 1}));
    }
    // What stood below an ended unit and did not move with it ends too; upper levels come first.
    for (const auto& row : tx.run(R"(SELECT id, parent FROM area
                                      WHERE level > $1 AND valid_from < $2 AND (valid_until IS NULL OR valid_until >= $2)
                                      ORDER BY level)",
                                  {commune_level, on})) {
        if (!ended.contains(row.uuid("parent"))) continue;
        ended.insert(row.uuid("id"));
        end_area(tx, row.id<AreaTag>("id"), on - 1);
    }
}

ImportResult apply_tree(store::Transaction& tx, const AreasFile& file, base::Day on, Covers covers) {
    const auto provinces = std::count_if(file.units.begin(), file.units.end(),
                                         [](const auto& unit) { return unit.level == province_level; });
    if (covers == Covers::country && static_cast<std::size_t>(provinces) < fewest_provinces)
        throw base::Problem(base::ProblemKind::invalid, "areas_file.looks_partial", std::to_string(provinces));
    TreeImport import(tx, on);
    for (auto& kind : kinds(tx)) import.kinds_by_name.emplace(kind.kind, kind);
    import.placed.emplace(std::string(country_path), country(tx));
    import.read_standing();
    for (const auto& unit : file.units) import.place(unit);
    if (covers == Covers::country) import.end_unnamed();
    index_names(tx, "area", import.new_names);
    return import.result;
}

struct MapImport {
    MapImport(store::Transaction& its_tx, std::string_view file_name, base::Day day)
        : tx(its_tx), source(file_name), on(day) {}

    store::Transaction& tx;
    std::string source;
    base::Day on;
    std::vector<Area> units;
    std::unordered_map<std::string, std::vector<const Area*>> by_code;
    std::unordered_map<std::string, std::vector<const Area*>> new_by_name;  ///< province path and folded name
    std::set<base::Uuid> explained;  ///< old units whose guessed link was dropped
    ImportResult result;

    void read_units();
    const Area* old_unit(const AreasFile::Mapping& mapping) const;
    const Area* new_unit(const AreasFile::Mapping& mapping) const;
    void link(const AreasFile::Mapping& mapping);
};

std::string province_path(std::string_view code) {
    return std::string(country_path) + std::string(code) + "/";
}

void MapImport::read_units() {
    units = units_of_the_tree(tx);
    for (const auto& area : units) {
        by_code[level_and_code(area.level, area.code)].push_back(&area);
        if (!area.is_valid_on(on) || area.level != commune_level) continue;
        const auto province = area.path.substr(0, area.path.find('/', country_path.size()) + 1);
        new_by_name[province + base::fold(area.name)].push_back(&area);
    }
}

/// The unit that ended the day before; else one that ended earlier under the same name, from an older tree.
const Area* MapImport::old_unit(const AreasFile::Mapping& mapping) const {
    const auto found = by_code.find(level_and_code(mapping.level, mapping.old_code));
    if (found == by_code.end()) return nullptr;
    for (const auto* area : found->second)
        if (area->is_valid_on(on - 1)) return area;
    for (const auto* area : found->second)
        if (area->valid_until && *area->valid_until < on && base::fold(area->name) == base::fold(mapping.old_name))
            return area;
    return nullptr;
}

const Area* MapImport::new_unit(const AreasFile::Mapping& mapping) const {
    if (const auto found = by_code.find(level_and_code(mapping.level, mapping.new_code)); found != by_code.end())
        for (const auto* area : found->second)
            if (area->is_valid_on(on)) return area;
    // Lists disagree about a few codes; a name that is there once in its province is as good.
    const auto named = new_by_name.find(province_path(mapping.new_province) + base::fold(mapping.new_name));
    return named != new_by_name.end() && named->second.size() == 1 ? named->second.front() : nullptr;
}

void MapImport::link(const AreasFile::Mapping& mapping) {
    const auto* old = old_unit(mapping);
    const auto* next = new_unit(mapping);
    if (old == nullptr || next == nullptr) {
        result.skipped.push_back(
            {mapping.line, old == nullptr ? "areas_file.old_unit_unknown" : "areas_file.new_unit_unknown",
             old == nullptr ? mapping.old_code + " " + mapping.old_name : mapping.new_code + " " + mapping.new_name});
        return;
    }
    if (old->id == next->id) return;
    if (explained.insert(old->id.uuid).second)
        tx.change("DELETE FROM area_successor WHERE area = $1 AND successor <> $2 AND source = $3",
                  {old->id, next->id, same_code});
    const auto told = tx.change(
        "UPDATE area_successor SET source = $3, is_whole = $4 WHERE area = $1 AND successor = $2 AND source = $5",
        {old->id, next->id, source, mapping.is_whole, same_code});
    if (told > 0 || succeed(tx, old->id, next->id, mapping.is_whole, source)) ++result.linked;
}

}  // namespace

ImportResult apply(store::Transaction& tx, const AreasFile& file, std::string_view file_name, base::Day on,
                   Covers covers) {
    if (!file.faults.empty()) {
        std::vector<base::FieldProblem> fields;
        for (const auto& fault : file.faults)
            fields.push_back({"/line/" + std::to_string(fault.line), fault.code, fault.detail});
        throw base::Problem(base::ProblemKind::invalid, "areas_file.faulty", std::to_string(file.faults.size()),
                            std::move(fields));
    }
    ImportResult result;
    if (file.shape == ImportShape::tree) {
        result = apply_tree(tx, file, on, covers);
    } else {
        MapImport import(tx, file_name, on);
        import.read_units();
        for (const auto& mapping : file.mappings) import.link(mapping);
        result = std::move(import.result);
    }
    if (result.opened + result.closed + result.linked > 0)
        store::record_by_system(tx, "areas.imported", country(tx).id.uuid, std::nullopt,
                                base::Json{{"file", std::string(file_name)},
                                           {"on", to_string(on)},
                                           {"opened", result.opened},
                                           {"closed", result.closed},
                                           {"linked", result.linked}});
    return result;
}

ImportResult import_text(store::Transaction& tx, const base::Who& who, std::string_view text,
                         std::string_view file_name, base::Day on, Covers covers) {
    accounts::require(who, base::Permission::areas_edit, country_path);
    return apply(tx, read_areas_file(text, kinds(tx)), file_name, on, covers);
}

}  // namespace areas
