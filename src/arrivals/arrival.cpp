#include "arrivals/arrival.hpp"

#include <algorithm>

#include "accounts/door.hpp"
#include "accounts/grant.hpp"
#include "arrivals/arrival_row.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"
#include "store/values.hpp"

namespace arrivals {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

/// Where they stay, and who looks after it.
struct Where {
    areas::Area area;
    areas::Area commune;
    std::optional<base::Uuid> household;
    std::optional<base::Uuid> team;
};

std::optional<base::Uuid> only_team_of(store::Transaction& tx, const areas::Area& area) {
    const auto rows = tx.run(R"(
        SELECT t.body FROM team t JOIN body b ON b.id = t.body
        WHERE t.area = $1 AND (b.valid_until IS NULL OR b.valid_until >= $2) LIMIT 2)",
                             {area.id, base::day_of(tx.now())});
    return rows.size() == 1 ? std::optional(rows.front().uuid("body")) : std::nullopt;
}

bool is_team_of(store::Transaction& tx, const base::Uuid& body, const areas::Area& commune) {
    return !tx.run("SELECT 1 AS found FROM team WHERE body = $1 AND commune = $2", {body, commune.id}).empty();
}

Where where_of(store::Transaction& tx, const base::Who& who, const NewArrival& wanted) {
    std::optional<households::Standing> household;
    if (wanted.household) household = households::standing(tx, who, Permission::households_write, *wanted.household);
    if (!household && !wanted.area) throw Problem(ProblemKind::invalid, "declared_arrival.area_missing");
    const auto area = areas::get(tx, household ? areas::AreaId{household->area} : *wanted.area);
    if (area.level < areas::commune_level)
        throw Problem(ProblemKind::invalid, "declared_arrival.area_too_wide", area.path);
    if (!area.is_valid_on(base::day_of(tx.now())))
        throw Problem(ProblemKind::conflict, "declared_arrival.area_closed", area.path);
    if (who.is_somebody() && !household) accounts::require_figures(tx, who, Permission::households_write, area.path);
    Where where{area, households::commune_of(tx, area), std::nullopt, std::nullopt};
    if (household) {
        where.household = household->id.uuid;
        where.team = household->team;
    } else if (is_team_of(tx, who.body, where.commune)) {
        where.team = who.body;
    } else {
        where.team = only_team_of(tx, area);
    }
    return where;
}

/// The receipt of the first time, when the same was sent twice; nothing when this id is new.
std::optional<Receipt> receipt_of_before(store::Transaction& tx, const store::MasterKey& master,
                                         const NewArrival& wanted, const Traveller& traveller) {
    if (!wanted.id) return std::nullopt;
    if (tx.run("SELECT 1 AS found FROM declared_arrival WHERE id = $1", {*wanted.id}).empty()) {
        if (!store::is_sealed(tx, wanted.id->uuid)) return std::nullopt;
        throw Problem(ProblemKind::conflict, "declared_arrival.id_taken", base::to_string(*wanted.id));
    }
    const auto before = entry(tx, *wanted.id);
    const auto record = unsealed(tx, master, *wanted.id);
    const bool is_same = record && record->traveller == traveller &&
                         (wanted.household ? before.standing.household == wanted.household->uuid
                                           : wanted.area && before.area == wanted.area->uuid);
    if (!is_same) throw Problem(ProblemKind::conflict, "declared_arrival.id_taken", base::to_string(*wanted.id));
    return Receipt{*wanted.id, record->code};
}

void insert(store::Transaction& tx, const Entry& entry, Source source, base::Instant told_at, std::string_view code) {
    const auto& standing = entry.standing;
    tx.change(R"(
        INSERT INTO declared_arrival (home, id, commune, area, household, team, source, state, has_come, people, on_day, told_at,
                                      changed_at, is_sealed, code_hash)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, TRUE, $14))",
              {entry.home, entry.id, entry.commune, entry.area, standing.household, standing.team,
               base::name_of(source), base::name_of(standing.state), standing.has_come, standing.people, standing.on,
               told_at, tx.now(), accounts::hash_of(*accounts::tidy_code(code, accounts::public_code))});
}

/// Where a list looks: a commune, perhaps one hamlet of it, or one team.
struct Slice {
    std::optional<base::Uuid> commune;
    std::optional<base::Uuid> hamlet;
    std::optional<base::Uuid> team;
};

Slice slice_of_area(store::Transaction& tx, const areas::Area& area) {
    if (area.level < areas::commune_level)
        throw Problem(ProblemKind::invalid, "declared_arrival.area_too_wide", area.path);
    Slice slice{households::commune_of(tx, area).id.uuid, std::nullopt, std::nullopt};
    if (area.level > areas::commune_level) slice.hamlet = area.id.uuid;
    return slice;
}

Slice slice_of(store::Transaction& tx, const base::Who& who, const Query& query) {
    if (query.team) {
        accounts::require_body(tx, who, Permission::households_read, *query.team);
        return {std::nullopt, std::nullopt, query.team};
    }
    if (query.area) {
        const auto area = areas::get(tx, *query.area);
        accounts::require(who, Permission::households_read, area.path);
        return slice_of_area(tx, area);
    }
    const auto reach = accounts::reach_of(who, Permission::households_read);
    if (!reach.bodies.empty()) {
        const bool is_own = std::ranges::find(reach.bodies, who.body) != reach.bodies.end();
        return {std::nullopt, std::nullopt, is_own ? who.body : reach.bodies.front()};
    }
    for (const auto& path : reach.areas)
        if (const auto area = areas::at_path(tx, path, base::day_of(tx.now()));
            area && area->level >= areas::commune_level)
            return slice_of_area(tx, *area);
    throw Problem(ProblemKind::invalid, "declared_arrival.area_missing");
}

/// What each part shows, and from which end; the cursor is the day and the id of the last one seen.
struct PartRule {
    Part part;
    const char* states;
    const char* beyond;
    const char* order;
};
constexpr PartRule part_rules[] = {
    {Part::expected, "d.state = 'announced'", ">", "d.on_day, d.id"},
    {Part::here, "d.state = 'arrived'", ">", "d.on_day, d.id"},
    {Part::over, "d.state IN ('settled', 'left')", "<", "d.on_day DESC, d.id DESC"},
};

}  // namespace

std::string new_code() {
    return accounts::new_code(accounts::public_code);
}

Receipt announce(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewArrival& wanted,
                 const std::string& code, std::optional<base::Instant> happened) {
    const auto traveller = tidied(wanted.traveller);
    const auto where = where_of(tx, who, wanted);
    if (auto before = receipt_of_before(tx, master, wanted, traveller)) return std::move(*before);
    const auto told_at = happened.value_or(tx.now());
    const auto on = wanted.on.value_or(base::day_of(told_at));
    check_day(tx, on, wanted.has_come);
    const Entry entry{.id = wanted.id.value_or(ArrivalId{tx.new_id()}),
                      .home = where.commune.home,
                      .commune = where.commune.id.uuid,
                      .area = where.area.id.uuid,
                      .area_name = where.area.name,
                      .area_path = where.area.path,
                      .team_name = {},
                      .standing = {.state = wanted.has_come ? State::arrived : State::announced,
                                   .has_come = wanted.has_come,
                                   .household = where.household,
                                   .team = where.team,
                                   .people = people_of(traveller),
                                   .on = on}};
    insert(tx, entry, wanted.source, told_at, code);
    seal_record(tx, master, entry, {traveller, code});
    keep(tx, who, entry, entry.standing, Act::announce);
    return {entry.id, code};
}

Arrival get(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    require_reach(who, Permission::households_read, entry(tx, id));
    return find_arrival(tx, id);
}

std::optional<Traveller> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                     ArrivalId id) {
    const auto one = entry(tx, id);
    require_reach(who, Permission::households_read, one);
    store::record(tx, who, "declared_arrival.record_opened", id.uuid, one.area);
    const auto record = unsealed(tx, master, id);
    return record ? std::optional(record->traveller) : std::nullopt;
}

ArrivalPage list(store::Transaction& tx, const base::Who& who, const Query& query) {
    const auto slice = slice_of(tx, who, query);
    const auto& rule = *std::ranges::find(part_rules, query.part, &PartRule::part);
    const auto dot = query.after.find('.');
    const auto last =
        dot == std::string::npos ? std::nullopt : base::parse_uuid(std::string_view(query.after).substr(dot + 1));
    const auto last_day = last ? std::optional(query.after.substr(0, dot)) : std::nullopt;
    const auto today = base::day_of(tx.now());
    const auto rows = tx.run(select_arrivals(std::string(rule.states) +
                                             " AND ($1 IS NULL OR d.commune = $1) AND ($2 IS NULL OR d.area = $2)"
                                             " AND ($3 IS NULL OR d.team = $3) AND ($4 IS NULL OR (d.on_day, d.id) " +
                                             rule.beyond + " ($4, $5)) ORDER BY " + rule.order + " LIMIT $6"),
                             {slice.commune, slice.hamlet, slice.team, last_day, last, query.limit});
    ArrivalPage page;
    for (const auto& row : rows) page.items.push_back(read_arrival(row, today));
    if (rows.size() == query.limit)
        page.next = base::to_string(page.items.back().on) + '.' + base::to_string(page.items.back().id);
    return page;
}

}  // namespace arrivals
