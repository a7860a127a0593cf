#include "zones/change.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"
#include "zones/member.hpp"
#include "zones/team.hpp"

namespace zones {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_days = 366;

/// What a kind of change asks of the zone and does to it.
struct ChangeRules {
    ChangeKind kind;
    State from;
    State to;
    bool lets_go;      ///< of households that are chosen, or of all
    bool begins;       ///< households are asked after from now on
    bool is_reviewed;  ///< a new day to review it is set
};

constexpr ChangeRules change_table[] = {
    {ChangeKind::activated, State::planned, State::active, false, true, true},
    {ChangeKind::kept, State::active, State::active, false, false, true},
    {ChangeKind::narrowed, State::active, State::active, true, false, true},
    {ChangeKind::split, State::active, State::active, true, false, false},
    {ChangeKind::lifted, State::active, State::lifted, true, false, false},
    {ChangeKind::withdrawn, State::planned, State::withdrawn, true, false, false},
};

const ChangeRules& rules_of(ChangeKind kind) {
    const auto found = std::ranges::find(change_table, kind, &ChangeRules::kind);
    if (found == std::end(change_table))
        throw Problem(ProblemKind::invalid, "zone.kind_of_change", base::name_of(kind));
    return *found;
}

const std::vector<Entitlement>& all_entitlements() {
    static const auto read_once = [] {
        for (const auto& file : base::embedded_vocabulary())
            if (file.path == "zones/vocabulary/entitlements.json")
                return base::from_json_text<std::vector<Entitlement>>(file.bytes);
        throw std::logic_error("no vocabulary of entitlements");
    }();
    return read_once;
}

/// Only a part of a zone is chosen by name; the other kinds concern all of it.
bool chooses(ChangeKind kind) {
    return kind == ChangeKind::narrowed || kind == ChangeKind::split;
}

Chosen chosen_of(const NewChange& wanted) {
    Chosen chosen;
    if (!chooses(wanted.kind)) return chosen;
    for (const auto branch : wanted.branches) chosen.branches.push_back(branch.uuid);
    chosen.households = wanted.households;
    if (chosen.is_everybody()) throw Problem(ProblemKind::invalid, "zone.nobody_chosen");
    return chosen;
}

/// The zone, if the change can be made of it.
Entry ready_entry(store::Transaction& tx, const base::Who& who, ZoneId id, const NewChange& wanted) {
    auto zone = own_entry(tx, who, id);
    const auto& rules = rules_of(wanted.kind);
    if (zone.zone.state != rules.from)
        throw Problem(ProblemKind::conflict, rules.from == State::planned ? "zone.not_planned" : "zone.not_active",
                      base::to_string(id));
    if (wanted.days && (*wanted.days < 1 || *wanted.days > most_days))
        throw Problem(ProblemKind::invalid, "zone.days_wrong", std::to_string(*wanted.days));
    return zone;
}

/// The length of a zone once it is kept for so many days from today.
std::optional<std::int64_t> days_after(const Entry& zone, const NewChange& wanted, base::Day today) {
    if (wanted.kind != ChangeKind::kept || !wanted.days)
        return wanted.kind == ChangeKind::kept ? std::nullopt : zone.zone.days;
    return std::max(0, today - zone.starts_on) + *wanted.days;
}

std::optional<base::Day> review_after(store::Transaction& tx, const Entry& zone, const NewChange& wanted) {
    if (!rules_of(wanted.kind).is_reviewed) return zone.zone.review_due;
    const auto today = base::day_of(tx.now());
    const auto last = last_day(zone.zone.starts_at, days_after(zone, wanted, today));
    return review_due(tx, zone.zone.kind, std::max(today, zone.starts_on), last);
}

void require_some_left(const Effect& effect) {
    if (chooses(effect.kind) && effect.households == 0) throw Problem(ProblemKind::invalid, "zone.nobody_chosen");
    if (chooses(effect.kind) && effect.households_stay == 0) throw Problem(ProblemKind::conflict, "zone.nothing_left");
}

/// The part that was chosen goes on as a zone of its own, under the same decision and the same team.
ZoneId split_off(store::Transaction& tx, const base::Who& who, const Entry& zone, const std::string& name,
                 const std::vector<households::HouseholdId>& households) {
    const ZoneId id{tx.new_id()};
    tx.change(R"(
        INSERT INTO zone (home, id, kind, name, area, commune, extent, state, decision_number, decision_day, decision_body, starts_at,
                          starts_on, days, exceptions, team, split_from, review_due, activated_at)
        SELECT home, $2, kind, $3, area, commune, 'households', state, decision_number, decision_day, decision_body, starts_at,
               starts_on, days, exceptions, team, id, review_due, $4 FROM zone WHERE id = $1)",
              {zone.zone.id, id, name, tx.now()});
    const auto other = entry(tx, id);
    const auto moved = bring_in(tx, other, households, base::day_of(tx.now()) + 1);
    write_down(tx, who, other,
               {.kind = ChangeKind::opened,
                .number = zone.zone.decision_number,
                .dated = zone.zone.decision_day,
                .reason = "",
                .moved = moved});
    return id;
}

std::vector<households::HouseholdId> let_go_by(store::Transaction& tx, const base::Uuid& change) {
    return store::all([](const store::Row& row) { return row.id<households::HouseholdTag>("household"); },
                      tx.run("SELECT household FROM zone_household WHERE left_by = $1 ORDER BY household", {change}));
}

void require_words(const NewChange& wanted) {
    if (wanted.kind == ChangeKind::kept && words(wanted.reason).empty())
        throw Problem(ProblemKind::invalid, "zone.reason_missing");
    if (wanted.kind == ChangeKind::split && words(wanted.name).empty())
        throw Problem(ProblemKind::invalid, "zone.name_empty");
}

void write_zone(store::Transaction& tx, const Entry& zone, const NewChange& wanted) {
    const auto today = base::day_of(tx.now());
    const auto& rules = rules_of(wanted.kind);
    const auto activated = rules.begins ? std::optional(tx.now()) : zone.zone.activated_at;
    const bool ends = rules.to == State::lifted || rules.to == State::withdrawn;
    const auto lifted = ends ? std::optional(today) : std::nullopt;
    tx.change(R"(UPDATE zone SET state = $3, days = $4, review_due = $5, activated_at = $6, lifted_on = $7
                 WHERE home = $1 AND id = $2)",
              {zone.home, zone.zone.id, base::name_of(rules.to), days_after(zone, wanted, today),
               review_after(tx, zone, wanted), activated, lifted});
}

}  // namespace

std::vector<Entitlement> entitlements(Kind kind, base::Day on) {
    std::vector<Entitlement> found;
    for (const auto& one : all_entitlements())
        if (std::ranges::find(one.kinds, kind) != one.kinds.end() && one.valid_from <= on &&
            (!one.valid_until || on <= *one.valid_until))
            found.push_back(one);
    return found;
}

std::vector<Entitlement> entitlements(const Zone& zone, base::Day today) {
    const bool holds = zone.state == State::active || zone.lifted_on == std::optional(today);
    return holds && zone.activated_at ? entitlements(zone.kind, today) : std::vector<Entitlement>{};
}

Effect foresee(store::Transaction& tx, const base::Who& who, ZoneId id, const NewChange& wanted) {
    const auto zone = ready_entry(tx, who, id, wanted);
    const auto& rules = rules_of(wanted.kind);
    const auto today = base::day_of(tx.now());
    const auto all = count_chosen(tx, zone, {});
    const auto some = count_chosen(tx, zone, chosen_of(wanted));
    Effect effect{.kind = wanted.kind,
                  .households = some.households,
                  .people = some.people,
                  .households_stay = rules.lets_go ? all.households - some.households : all.households,
                  .people_stay = rules.lets_go ? all.people - some.people : all.people,
                  .last_day_accounted = std::nullopt,
                  .review_due = rules.to == State::active ? review_after(tx, zone, wanted) : std::nullopt,
                  .begin = {},
                  .end = {}};
    require_some_left(effect);
    if (rules.lets_go && zone.zone.state == State::active && wanted.kind != ChangeKind::split) {
        if (has_households(zone.zone.kind)) effect.last_day_accounted = today;
        effect.end = entitlements(zone.zone.kind, today);
    }
    if (rules.begins) effect.begin = entitlements(zone.zone.kind, today);
    return effect;
}

Change decide(store::Transaction& tx, const base::Who& who, ZoneId id, const NewChange& wanted) {
    const auto zone = ready_entry(tx, who, id, wanted);
    const auto& rules = rules_of(wanted.kind);
    require_words(wanted);
    if (rules.begins) require_standing(tx, zone.zone);
    const auto effect = foresee(tx, who, id, wanted);

    const ChangeId change{tx.new_id()};
    std::optional<ZoneId> other;
    if (rules.lets_go) let_go(tx, zone, chosen_of(wanted), change.uuid);
    if (wanted.kind == ChangeKind::split)
        other = split_off(tx, who, zone, words(wanted.name), let_go_by(tx, change.uuid));
    write_zone(tx, zone, wanted);
    write_down(tx, who, zone,
               {.kind = wanted.kind,
                .number = words(wanted.number),
                .dated = wanted.dated,
                .reason = words(wanted.reason),
                .moved = {effect.households, effect.people},
                .other = other,
                .id = change});
    return changes(tx, who, id).front();
}

}  // namespace zones
