#include "voices/board.hpp"

#include <algorithm>
#include <limits>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "bodies/body.hpp"
#include "voices/entry.hpp"

namespace voices {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr auto never = std::numeric_limits<std::int64_t>::max();

/// Where a board looks: at one commune, perhaps one hamlet of it, or at what one body has.
struct Slice {
    std::optional<areas::Area> commune;
    std::optional<base::Uuid> area;
    std::optional<base::Uuid> owner;
};

Slice slice_of_area(store::Transaction& tx, const areas::Area& area) {
    if (area.level < areas::commune_level) throw Problem(ProblemKind::invalid, "voice.area_too_wide", area.path);
    Slice slice{.commune = households::commune_of(tx, area), .area = std::nullopt, .owner = std::nullopt};
    if (area.level > areas::commune_level) slice.area = area.id.uuid;
    return slice;
}

/// What the caller looks after when the query does not say: the own commune, else what the own body has.
Slice own_slice(store::Transaction& tx, const base::Who& who) {
    const auto reach = accounts::reach_of(who, Permission::needs_answer);
    for (const auto& path : accounts::reach_of(who, Permission::needs_decide).areas)
        if (const auto area = areas::at_path(tx, path, base::day_of(tx.now()));
            area && area->level >= areas::commune_level)
            return slice_of_area(tx, *area);
    if (who.body != base::Uuid{}) return {.commune = std::nullopt, .area = std::nullopt, .owner = who.body};
    if (!reach.bodies.empty()) return {.commune = std::nullopt, .area = std::nullopt, .owner = reach.bodies.front()};
    throw Problem(ProblemKind::invalid, "voice.area_missing");
}

Slice slice_of(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area,
               std::optional<base::Uuid> owner) {
    if (area) {
        const auto place = areas::get(tx, *area);
        accounts::require(who, Permission::needs_decide, place.path);
        auto slice = slice_of_area(tx, place);
        slice.owner = owner;
        return slice;
    }
    if (owner) {
        if (!acts_for(tx, who, Permission::needs_answer, *owner))
            throw Problem(ProblemKind::forbidden, "account.outside_area", base::to_string(*owner));
        return {.commune = std::nullopt, .area = std::nullopt, .owner = owner};
    }
    return own_slice(tx, who);
}

/// What each part shows of voices v; $4 is now.
struct PartRule {
    Part part;
    bool open;
    const char* where;
};
constexpr PartRule part_rules[] = {
    {Part::open, true, "v.is_open"},
    {Part::late, true, "v.is_open AND v.until < $4"},
    {Part::received, true, "v.is_open AND v.state = 'received'"},
    {Part::nobody, true, "v.is_open AND v.owner IS NULL"},
    {Part::raised, true, "v.is_open AND v.state = 'raised'"},
    {Part::coming_down, true, "v.is_open AND v.state = 'coming_down'"},
    {Part::passed, false, "TRUE"},
    {Part::answered, false, "NOT v.is_open AND v.state = 'answered'"},
    {Part::closed, false, "NOT v.is_open AND v.state = 'closed'"},
};

/// The last voice of the page before: its sorting moment and its id.
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

/// Those that went through the hands of a body and are not there any more.
constexpr const char* of_passing =
    "v.id IN (SELECT voice FROM voice_passing WHERE body = $3) AND v.owner IS DISTINCT FROM $3 AND ($1 IS NULL OR "
    "v.commune = $1)";

/// Beside the commune or the body, which are indexed, what else narrows ($1 commune, $2 hamlet, $3 owner, $4 now).
std::string statement_of(const PartRule& rule, const Slice& slice) {
    const std::string place = rule.part == Part::passed ? of_passing
                              : slice.commune           ? "v.commune = $1 AND ($3 IS NULL OR v.owner = $3)"
                                                        : "v.owner = $3 AND ($1 IS NULL OR v.commune = $1)";
    const std::string order = rule.open ? "AND (v.until, v.id) > ($6, $7) ORDER BY v.until, v.id"
                                        : "AND (v.since, v.id) < ($6, $7) ORDER BY v.since DESC, v.id DESC";
    return "SELECT " + voice_columns + " FROM " + voice_tables + " WHERE " + place +
           " AND ($2 IS NULL OR v.area = $2) AND ($4 IS NOT NULL AND " + rule.where +
           ") AND ($5 = '' OR v.topic = $5) " + order + " LIMIT $8";
}

Cursor start_of(const PartRule& rule) {
    if (rule.open) return {std::numeric_limits<std::int64_t>::min(), {}};
    Cursor last{never, {}};
    last.id.bytes.fill(0xff);
    return last;
}

}  // namespace

BoardPage board(store::Transaction& tx, const base::Who& who, const BoardQuery& query) {
    auto slice = slice_of(tx, who, query.area, query.owner);
    const auto& rule = *std::ranges::find(part_rules, query.part, &PartRule::part);
    if (rule.part == Part::passed && !slice.owner) slice.owner = who.body;
    const auto cursor = read_cursor(query.after).value_or(start_of(rule));
    const auto commune = slice.commune ? std::optional(slice.commune->id.uuid) : std::nullopt;
    const auto rows = tx.run(statement_of(rule, slice), {commune, slice.area, slice.owner, tx.now(), query.topic,
                                                         cursor.moment, cursor.id, query.limit});
    BoardPage page;
    for (const auto& row : rows) page.items.push_back(read_voice(tx, row));
    if (rows.size() == query.limit)
        page.next = std::to_string(rows.back().integer(rule.open ? "until" : "since")) + '.' +
                    base::to_string(rows.back().uuid("id"));
    return page;
}

BoardCounts board_counts(store::Transaction& tx, const base::Who& who, std::optional<areas::AreaId> area) {
    const auto slice = slice_of(tx, who, area, std::nullopt);
    const auto commune = slice.commune ? std::optional(slice.commune->id.uuid) : std::nullopt;
    const auto rows = tx.run(
        commune ? "SELECT MIN(since) AS oldest FROM voice WHERE commune = $1 AND is_open AND ($2 IS NULL OR $2 = $2)"
                : "SELECT MIN(since) AS oldest FROM voice WHERE owner = $2 AND is_open AND $1 IS NULL",
        {commune, slice.owner});
    const auto oldest = rows.front().maybe_instant("oldest");
    if (!commune)
        return {.commune = std::nullopt, .all = counts_of_owner(tx, *slice.owner), .owners = {}, .oldest = oldest};
    auto owners = counts_of_commune(tx, *commune);
    const auto all = sum(owners);
    return {.commune = Place{*commune, slice.commune->name}, .all = all, .owners = std::move(owners), .oldest = oldest};
}

}  // namespace voices
