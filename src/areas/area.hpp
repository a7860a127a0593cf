#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.hpp"
#include "base/time.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Administrative units over time. An area is one unit under one name at one place of the tree: when it is renamed or
/// moved it closes and another opens, and the two are tied as successor (succession.hpp). Levels and kinds are rows of
/// area_kind.
namespace areas {

using AreaId = base::Id<struct AreaTag>;

/// The levels that rules speak of; the kinds of each level are data.
inline constexpr int country_level = 0;
inline constexpr int province_level = 1;
inline constexpr int district_level = 2;
inline constexpr int commune_level = 3;
inline constexpr int hamlet_level = 4;

/// The root of the tree. It is made by the first import or the first unit.
inline constexpr std::string_view country_path = "/vn/";

struct Area {
    AreaId id;
    std::int64_t home = 0;
    std::optional<AreaId> parent;
    std::string kind;
    int level = 0;
    std::string code;
    std::string name;  ///< "Xã Châu Sơn"
    std::string path;  ///< "/vn/34/338/12532/"
    base::Day valid_from;
    std::optional<base::Day> valid_until;  ///< the last day

    bool is_valid_on(base::Day day) const { return valid_from <= day && (!valid_until || day <= *valid_until); }
};

struct Kind {
    std::string kind;
    int level = 0;
    std::string vi;
    std::string en;
    bool in_tree = true;
    std::optional<base::Day> valid_until;
};

std::vector<Kind> kinds(store::Transaction& tx);

std::optional<Area> find(store::Transaction& tx, AreaId id);
/// Problem: area.not_found.
Area get(store::Transaction& tx, AreaId id);
std::optional<Area> at_path(store::Transaction& tx, std::string_view path, base::Day on);
/// The country, made when there is none yet.
Area country(store::Transaction& tx);

std::vector<Area> children(store::Transaction& tx, AreaId parent, base::Day on);
/// Everything of one level below an area, the area itself when it is of that level; by code.
std::vector<Area> descendants(store::Transaction& tx, AreaId ancestor, int level, base::Day on);
/// From the country down to the parent.
std::vector<Area> ancestors(store::Transaction& tx, const Area& area);
/// Names from the province down to the area itself, as a person reads an address backwards.
std::vector<std::string> names_down_to(store::Transaction& tx, const Area& area);

/// True when the path is the outer path or below it.
bool is_within(std::string_view path, std::string_view outer_path);

struct Search {
    std::string words;  ///< as typed: accents and case do not matter, each word may be unfinished
    base::Day on;
    std::size_t limit = 20;
};

struct Match {
    Area area;
    std::vector<std::string> path;  ///< names from the province down
};

/// Exact names first, then names that begin with the words, then the rest; upper levels before lower ones. A kind
/// before the name
/// ("xã châu sơn") narrows to that kind; words behind the name may name the areas above it ("châu sơn quỳnh phụ").
std::vector<Match> search(store::Transaction& tx, const Search& search);

/// What a person enters for a new unit or point.
struct NewArea {
    AreaId parent;
    std::string kind;
    std::string name;  ///< with or without its kind in front
    std::string code;  ///< empty: a number of its own below the parent
    base::Day valid_from;
};

/// Problems: area.kind_unknown, area.name_empty, area.level_wrong (not below its parent), area.already_there,
/// area.closed (the parent).
Area open(store::Transaction& tx, const base::Who& who, const NewArea& wanted);

/// Ends a unit on its last day. Problems: area.not_found, area.closed, area.ends_before_it_began,
/// area.still_has_children.
void close(store::Transaction& tx, const base::Who& who, AreaId id, base::Day last_day);

/// From `from` on the unit has another name: it closes the day before and its successor is given back. Its children
/// move with it.
Area rename(store::Transaction& tx, const base::Who& who, AreaId id, std::string_view name, base::Day from);

/// Another spelling that people write ("Eapô" for Ea Pô). Problem: area.name_empty.
void add_alias(store::Transaction& tx, const base::Who& who, AreaId id, std::string_view alias);
std::vector<std::string> aliases(store::Transaction& tx, AreaId id);

}  // namespace areas
