#include "households/life.hpp"

#include <boost/describe/enum_from_string.hpp>
#include <fmt/format.h>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "households/absorbing.hpp"
#include "households/life_row.hpp"
#include "households/twin_row.hpp"
#include "store/journal.hpp"

/// The history of a household, and taking back what was told wrongly.
namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

LifeEventKind kind_of(const store::Row& row) {
    LifeEventKind kind{};
    boost::describe::enum_from_string(row.text("kind").c_str(), kind);
    return kind;
}

LifeEvent event_of(const store::Row& row) {
    LifeEvent event{.id = row.id<LifeEventTag>("id"),
                    .kind = kind_of(row),
                    .day = row.day("day"),
                    .body = row.maybe_text("body"),
                    .area = std::nullopt,
                    .other = std::nullopt,
                    .taken_back_at = row.maybe_instant("taken_back_at")};
    if (const auto area = row.maybe_uuid("area")) event.area = Place{*area, row.text("area_name")};
    if (const auto number = row.maybe_integer("other_number"))
        event.other = Place{row.uuid("other"), fmt::format("H-{:04}", *number)};
    return event;
}

/// What was told of a household, for taking back.
struct Told {
    std::int64_t home = 0;
    LifeEventId id;
    LifeEventKind kind = LifeEventKind::entered;
    HouseholdId household;
    std::optional<base::Uuid> other;
    std::optional<std::string> undo;
    bool is_taken_back = false;
};

Told told(store::Transaction& tx, LifeEventId id) {
    const auto rows = tx.run("SELECT * FROM household_event WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "household_event.not_found", base::to_string(id));
    const auto& row = rows.front();
    return {.home = row.integer("home"),
            .id = id,
            .kind = kind_of(row),
            .household = row.id<HouseholdTag>("household"),
            .other = row.maybe_uuid("other"),
            .undo = row.maybe_text("undo"),
            .is_taken_back = row.maybe_instant("taken_back_at").has_value()};
}

/// Those who parted come back with all that they became meanwhile.
void undo_split(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Turn& turn,
                const Told& event) {
    const auto parted = entry(tx, HouseholdId{event.other.value()});
    require_reach(who, Permission::households_write, parted);
    if (parted.household.id.uuid != *event.other || parted.household.id == turn.before.household.id)
        throw Problem(ProblemKind::conflict, "household_event.overtaken", turn.before.household.code);
    absorb(tx, master, turn.before, parted, turn.before.household.people + parted.household.people);
    forget_open(tx, parted.household.id);
}

void undo(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, Turn turn, const Told& event) {
    if (event.kind == LifeEventKind::split) return undo_split(tx, master, who, turn, event);
    const auto household = turn.before.household.id;
    const auto sealed = event.undo ? store::unseal_text(tx, master, household.uuid, *event.undo) : std::nullopt;
    if (!sealed) throw Problem(ProblemKind::conflict, "household_event.stays", base::to_string(event.id));
    event.kind == LifeEventKind::birth ? undo_birth(turn, *sealed) : undo_death(turn, *sealed);
    keep(tx, master, turn);
}

}  // namespace

std::vector<LifeEvent> history(store::Transaction& tx, const base::Who& who, HouseholdId id) {
    const auto household = get(tx, who, id);
    const auto rows = tx.run(R"(
        SELECT event.id, event.kind, event.day, event.other, event.area, event.taken_back_at, body.name AS body,
               area.name AS area_name, COALESCE(other.number, alias.number) AS other_number
        FROM household_event AS event
        LEFT JOIN account ON account.id = event.account LEFT JOIN body ON body.id = account.body
        LEFT JOIN area ON area.id = event.area
        LEFT JOIN household AS other ON other.id = event.other
        LEFT JOIN household_alias AS alias ON alias.id = event.other
        WHERE event.household = $1 ORDER BY event.day DESC, event.id DESC)",
                             {household.id});
    std::vector<LifeEvent> events;
    for (const auto& row : rows) events.push_back(event_of(row));
    events.push_back({.id = std::nullopt,
                      .kind = LifeEventKind::entered,
                      .day = household.valid_from,
                      .body = std::nullopt,
                      .area = std::nullopt,
                      .other = std::nullopt,
                      .taken_back_at = std::nullopt});
    return events;
}

Household take_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, LifeEventId id) {
    const auto event = told(tx, id);
    auto turn = turn_for(tx, master, who, event.household, base::day_of(tx.now()));
    const auto household = turn.before.household;
    if (event.is_taken_back) return household;
    if (household.id != event.household)
        throw Problem(ProblemKind::conflict, "household_event.overtaken", household.code);
    undo(tx, master, who, std::move(turn), event);
    tx.change("UPDATE household_event SET taken_back_at = $3 WHERE home = $1 AND id = $2", {event.home, id, tx.now()});
    store::record(tx, who, "household.event_taken_back", household.id.uuid, household.area.id,
                  base::Json{{"event", base::to_string(id)}});
    return entry(tx, household.id).household;
}

}  // namespace households
