#include "needs/board.hpp"

#include <algorithm>
#include <limits>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "needs/entry.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

namespace needs {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr auto never = std::numeric_limits<std::int64_t>::max();

/// Where a board looks: at one commune, perhaps one hamlet of it, or at what one body answers for.
struct Slice {
    std::optional<areas::Area> commune;
    std::optional<base::Uuid> area;
    std::optional<base::Uuid> owner;
};

Slice slice_of_area(store::Transaction& tx, const areas::Area& area) {
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", area.path);
    Slice slice{.commune = households::commune_of(tx, area), .area = std::nullopt, .owner = std::nullopt};
    if (area.level > areas::commune_level) slice.area = area.id.uuid;
    return slice;
}

/// What the caller looks after when the query does not say: the own commune, else what the own body answers for.
Slice own_slice(store::Transaction& tx, const base::Who& who) {
    const auto reach = accounts::reach_of(who, Permission::needs_answer);
    for (const auto& path : reach.areas)
        if (const auto area = areas::at_path(tx, path, base::day_of(tx.now()));
            area && area->level >= areas::commune_level)
            return slice_of_area(tx, *area);
    if (!reach.bodies.empty()) {
        const bool is_own = std::ranges::find(reach.bodies, who.body) != reach.bodies.end();
        return {.commune = std::nullopt, .area = std::nullopt, .owner = is_own ? who.body : reach.bodies.front()};
    }
    // Who stands above communes sees what the own body answers for: the appeals.
    if (who.body != base::Uuid{}) return {.commune = std::nullopt, .area = std::nullopt, .owner = who.body};
    throw Problem(ProblemKind::invalid, "need.area_missing");
}

Slice slice_of(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area,
               std::optional<base::Uuid> owner) {
    if (area) {
        const auto place = areas::get(tx, *area);
        accounts::require(who, Permission::needs_answer, place.path);
        auto slice = slice_of_area(tx, place);
        slice.owner = owner;
        return slice;
    }
    if (owner) {
        accounts::require_body(tx, who, Permission::needs_answer, *owner);
        return {.commune = std::nullopt, .area = std::nullopt, .owner = owner};
    }
    return own_slice(tx, who);
}

/// What each part shows of needs n; $4 is now.
struct PartRule {
    Part part;
    bool open;
    const char* where;
};
constexpr PartRule part_rules[] = {
    {Part::open, true, "TRUE"},
    {Part::late, true, "n.until < $4"},
    {Part::received, true, "n.state = 'received'"},
    {Part::waits, true, "n.waits"},
    {Part::appealed, true, "n.state = 'appealed'"},
    {Part::nobody, true, "n.owner IS NULL"},
    {Part::done, false, "n.state = 'done'"},
    {Part::refused, false, "n.state = 'refused'"},
};

/// The last need of the page before: its sorting moment and its id.
struct Cursor {
    std::int64_t moment = 0;
    base::Uuid id;
};

std::optional<Cursor> read_cursor(const std::string& text) {
    const auto dot = text.find('.');
    if (dot == std::string::npos) return std::nullopt;
    const auto moment = base::to_number<std::int64_t>(std::string_view(text).substr(0, dot));
    const auto id = base::parse_uuid(std::string_view(text).substr(dot + 1));
    return moment && id ? std::optional(Cursor{*moment, *id}) : std::nullopt;
}

/// Beside the commune or the body, which are indexed, what else narrows ($1 commune, $2 hamlet, $3 owner, $4 now).
std::string statement_of(const PartRule& rule, const Slice& slice) {
    const std::string place = slice.commune ? "n.commune = $1 AND ($3 IS NULL OR n.owner = $3)"
                                            : "n.owner = $3 AND ($1 IS NULL OR n.commune = $1)";
    const std::string order = rule.open
                                  ? "AND n.is_open AND (n.until, n.id) > ($6, $7) ORDER BY n.until, n.id"
                                  : "AND NOT n.is_open AND (n.since, n.id) < ($6, $7) ORDER BY n.since DESC, n.id DESC";
    return "SELECT " + need_columns + " FROM " + need_tables + " WHERE " + place +
           " AND ($2 IS NULL OR n.area = $2) AND ($4 IS NOT NULL AND " + rule.where +
           ") AND ($5 = '' OR n.kind = $5) " + order + " LIMIT $8";
}

Cursor start_of(const PartRule& rule) {
    if (rule.open) return {std::numeric_limits<std::int64_t>::min(), {}};
    Cursor last{never, {}};
    last.id.bytes.fill(0xff);
    return last;
}

BoardPage walked(store::Transaction& tx, const Slice& slice, const BoardQuery& query) {
    const auto& rule = *std::ranges::find(part_rules, query.part, &PartRule::part);
    const auto cursor = read_cursor(query.after).value_or(start_of(rule));
    const auto commune = slice.commune ? std::optional(slice.commune->id.uuid) : std::nullopt;
    const auto rows = tx.run(statement_of(rule, slice), {commune, slice.area, slice.owner, tx.now(), query.kind,
                                                         cursor.moment, cursor.id, query.limit});
    BoardPage page;
    for (const auto& row : rows) page.items.push_back(read_need(tx, row));
    if (rows.size() == query.limit)
        page.next = std::to_string(rows.back().integer(rule.open ? "until" : "since")) + '.' +
                    base::to_string(rows.back().uuid("id"));
    return page;
}

/// By the name or the phone, among all needs of one commune, open or closed.
BoardPage searched(store::Transaction& tx, const store::MasterKey& master, const Slice& slice,
                   const BoardQuery& query) {
    BoardPage page;
    if (!slice.commune) return page;
    const auto words = households::phone_digits(query.words).value_or(query.words);
    for (const auto& need : need_index.find(tx, master, slice.commune->id.uuid, words)) {
        const auto rows =
            tx.run("SELECT " + need_columns + " FROM " + need_tables +
                       " WHERE n.id = $1 AND ($2 IS NULL OR n.area = $2) AND ($3 IS NULL OR n.owner = $3)",
                   {need, slice.area, slice.owner});
        if (!rows.empty() && page.items.size() < query.limit) page.items.push_back(read_need(tx, rows.front()));
    }
    std::ranges::sort(page.items, [](const Need& a, const Need& b) { return a.since > b.since; });
    return page;
}

}  // namespace

BoardPage board(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const BoardQuery& query) {
    const auto slice = slice_of(tx, who, query.area, query.owner);
    return base::fold(query.words).empty() ? walked(tx, slice, query) : searched(tx, master, slice, query);
}

BoardCounts board_counts(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area) {
    const auto slice = slice_of(tx, who, area, std::nullopt);
    if (!slice.commune)
        return {
            .commune = std::nullopt, .all = slice.owner ? counts_of_owner(tx, *slice.owner) : Counts{}, .owners = {}};
    auto owners = counts_of_commune(tx, slice.commune->id.uuid);
    const auto all = sum(owners);
    return {.commune = Place{slice.commune->id.uuid, slice.commune->name}, .all = all, .owners = std::move(owners)};
}

std::vector<PublicCount> public_counts(store::Transaction& tx, areas::AreaId commune) {
    const auto place = areas::get(tx, commune);
    if (place.level != areas::commune_level) throw Problem(ProblemKind::invalid, "need.area_too_wide", place.path);
    std::vector<PublicCount> counts;
    for (const auto& row : tx.run(R"(
             SELECT a.id, a.name, CAST(coalesce(sum(c.value), 0) AS BIGINT) AS open
             FROM area a LEFT JOIN counter c ON c.home = a.home AND c.area = a.id AND c.indicator = $2
             WHERE a.parent = $1 AND (a.valid_until IS NULL OR a.valid_until >= $3) GROUP BY a.id, a.name ORDER BY a.name, a.id)",
                                  {commune, open_indicator, base::day_of(tx.now())})) {
        PublicCount one{.area = {row.uuid("id"), row.text("name")}, .open = std::nullopt};
        if (row.integer("open") >= least_public_count) one.open = row.integer("open");
        counts.push_back(std::move(one));
    }
    return counts;
}

}  // namespace needs
