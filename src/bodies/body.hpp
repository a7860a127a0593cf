#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/id.hpp"
#include "base/time.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Organisations of every kind that plans name: committees, departments, fronts and unions, stations, schools,
/// enterprises, parishes, clans, teams, regional offices, working groups, clusters. A body stands in one area; who
/// works in it is person.hpp and office.hpp.
namespace bodies {

using BodyId = base::Id<struct BodyTag>;

struct Body {
    BodyId id;
    std::int64_t home = 0;
    std::string kind;
    std::string name;
    areas::AreaId area;
    std::optional<BodyId> parent;         ///< above it in its own line
    std::optional<std::string> founding;  ///< the decision that made it, as printed
    base::Day valid_from;
    std::optional<base::Day> valid_until;

    bool is_valid_on(base::Day day) const { return valid_from <= day && (!valid_until || day <= *valid_until); }
};

std::optional<Body> find(store::Transaction& tx, BodyId id);
/// Problem: body.not_found.
Body get(store::Transaction& tx, BodyId id);

struct NewBody {
    std::string kind;
    std::string name;
    areas::AreaId area;
    std::optional<BodyId> parent;
    std::vector<std::string> aliases;  ///< other names in use: "UBND xã"
    std::optional<std::string> founding;
    std::optional<base::Day> valid_from;  ///< today when left out
};

/// Problems: body.kind_unknown, body.name_empty, body.area_closed, body.parent_unknown, body.already_there (same name
/// in the same area).
Body open(store::Transaction& tx, const base::Who& who, const NewBody& wanted);

/// The old name stays as an alias. Problems: body.not_found, body.name_empty, body.already_there, and
/// body.changed_meanwhile when the name is neither `from` nor `to`.
Body rename(store::Transaction& tx, const base::Who& who, BodyId id, std::string_view from, std::string_view to);

/// Places it under another body, or under none. Problems: body.parent_unknown, body.parent_circular, and
/// body.changed_meanwhile when it stands neither under `from` nor under `to`.
Body place_under(store::Transaction& tx, const base::Who& who, BodyId id, std::optional<BodyId> from,
                 std::optional<BodyId> to);

/// Problems: body.closed, body.ends_before_it_began.
void close(store::Transaction& tx, const base::Who& who, BodyId id, base::Day last_day);

/// Problem: body.name_empty.
void add_alias(store::Transaction& tx, const base::Who& who, BodyId id, std::string_view alias);
std::vector<std::string> aliases(store::Transaction& tx, BodyId id);

struct Query {
    std::string words;                  ///< as typed; empty: all
    std::optional<areas::AreaId> area;  ///< this area and all below it
    std::string kind;                   ///< empty: any
    std::optional<base::Day> on;        ///< today when left out
    std::size_t limit = 50;
};

/// Exact names first, then by area and name.
std::vector<Body> search(store::Transaction& tx, const Query& query);

/// The bodies of exactly this area.
std::vector<Body> in_area(store::Transaction& tx, areas::AreaId area, base::Day on);
/// The bodies of an area and of everything below it, that are of one of the kinds.
std::vector<Body> within(store::Transaction& tx, areas::AreaId area, const std::vector<std::string>& kinds,
                         base::Day on);
/// Directly below in its own line.
std::vector<Body> children(store::Transaction& tx, BodyId parent, base::Day on);

}  // namespace bodies
