#include "arrivals/step.hpp"

#include <algorithm>

#include "accounts/permission.hpp"
#include "arrivals/arrival_row.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "households/standing.hpp"
#include "store/journal.hpp"

namespace arrivals {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

Entry reached(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    auto found = entry(tx, id);
    require_reach(who, Permission::households_write, found);
    return found;
}

std::vector<households::Member> members_of(const Traveller& traveller) {
    const auto phone = traveller.phone.empty() ? std::nullopt : std::optional(traveller.phone);
    std::vector<households::Member> members{{traveller.name, std::nullopt, phone}};
    for (const auto& name : traveller.along) members.push_back({name, std::nullopt, std::nullopt});
    return members;
}

/// Adds whoever is not there yet: a daughter who returns may never have left the register.
void join(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, households::HouseholdId id,
          const Traveller& traveller) {
    const auto home = households::get(tx, who, id);
    const auto record = households::open_record(tx, master, who, id);
    if (!record) throw Problem(ProblemKind::conflict, "household.erased", home.code);
    auto members = record->members;
    for (const auto& one : members_of(traveller)) {
        const auto is_there = std::ranges::any_of(
            members, [&](const auto& member) { return base::fold(member.name) == base::fold(one.name); });
        if (!is_there) members.push_back(one);
    }
    const auto more = static_cast<std::int64_t>(members.size() - record->members.size());
    if (more == 0) return;
    households::Change change;
    change.people = {home.people, home.people + more};
    change.members = {record->members, members};
    households::change(tx, master, who, id, change);
}

households::HouseholdId become(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                               const Entry& entry, const Traveller& traveller) {
    const auto id = households::enter(
        tx, master, who,
        {.area = {entry.area},
         .people = people_of(traveller),
         .record = {.address = traveller.staying, .members = members_of(traveller), .hardship = std::nullopt},
         .valid_from = std::nullopt});
    if (entry.standing.team) households::hand_to(tx, who, {id}, entry.standing.team);
    return id;
}

/// How long what is sealed of an arrival is kept once it is over: a dated rule.
struct KeepRule {
    base::Day valid_from;
    std::int64_t keep_days = 0;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(KeepRule, (), (valid_from, keep_days, source))

const std::vector<KeepRule>& keep_rules() {
    static const auto read_once = base::vocabulary<KeepRule>("arrivals/vocabulary/arrival_rules.json");
    return read_once;
}

}  // namespace

Arrival arrive(store::Transaction& tx, const base::Who& who, ArrivalId id, base::Day on) {
    const auto before = reached(tx, who, id);
    require_state(before, {State::announced});
    check_day(tx, on, true);
    auto after = before.standing;
    after.state = State::arrived;
    after.has_come = true;
    after.on = on;
    keep(tx, who, before, after, Act::arrive);
    return find_arrival(tx, id);
}

Arrival hand_to(store::Transaction& tx, const base::Who& who, ArrivalId id, const base::Uuid& team) {
    const auto before = reached(tx, who, id);
    require_state(before, {State::announced, State::arrived});
    const auto rows = tx.run("SELECT commune FROM team WHERE body = $1", {team});
    if (rows.empty() || rows.front().uuid("commune") != before.commune)
        throw Problem(ProblemKind::conflict, "household.team_elsewhere", base::to_string(team));
    auto after = before.standing;
    after.team = team;
    keep(tx, who, before, after, Act::hand_to);
    return find_arrival(tx, id);
}

Arrival leave(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    const auto before = reached(tx, who, id);
    require_state(before, {State::announced, State::arrived});
    auto after = before.standing;
    after.state = State::left;
    keep(tx, who, before, after, Act::leave);
    return find_arrival(tx, id);
}

Arrival settle(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ArrivalId id,
               const Settling& settling) {
    const auto before = reached(tx, who, id);
    require_state(before, {State::arrived});
    const auto record = unsealed(tx, master, id);
    if (!record) throw Problem(ProblemKind::conflict, "declared_arrival.forgotten", base::to_string(id));
    auto after = before.standing;
    if (settling.household) {
        const auto home = households::standing(tx, who, Permission::households_write, *settling.household);
        if (home.commune != before.commune)
            throw Problem(ProblemKind::conflict, "declared_arrival.household_elsewhere", base::to_string(home.id));
        join(tx, master, who, home.id, record->traveller);
        after.household = home.id.uuid;
    } else {
        after.household = become(tx, master, who, before, record->traveller).uuid;
    }
    after.state = State::settled;
    keep(tx, who, before, after, Act::settle);
    return find_arrival(tx, id);
}

void put_right(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& before,
               const Correction& correction) {
    require_state(before, {State::announced, State::arrived});
    auto record = unsealed(tx, master, before.id);
    if (!record) throw Problem(ProblemKind::conflict, "declared_arrival.forgotten", base::to_string(before.id));
    const auto traveller = tidied(correction.to);
    check_day(tx, correction.on, before.standing.has_come);
    if (record->traveller != traveller && record->traveller != tidied(correction.from))
        throw Problem(ProblemKind::conflict, "declared_arrival.changed_meanwhile", base::to_string(before.id));
    record->traveller = traveller;
    seal_record(tx, master, before, *record);
    auto after = before.standing;
    after.people = people_of(traveller);
    after.on = correction.on;
    keep(tx, who, before, after, Act::correct);
}

Arrival correct(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, ArrivalId id,
                const Correction& correction) {
    put_right(tx, master, who, reached(tx, who, id), correction);
    return find_arrival(tx, id);
}

Arrival take_back(store::Transaction& tx, const base::Who& who, ArrivalId id) {
    const auto now = reached(tx, who, id);
    const auto rows = tx.run(R"(
        SELECT part, act, account, body, before FROM declared_arrival_step
        WHERE home = $1 AND arrival = $2 AND NOT taken_back AND act <> 'take_back' ORDER BY part DESC LIMIT 1)",
                             {now.home, id});
    const auto& last = rows.at(0);
    const auto act = base::named<Act>(last.text("act"));
    if (act == Act::settle) throw Problem(ProblemKind::conflict, "declared_arrival.in_register", base::to_string(id));
    const bool is_of_body = !last.is_null("account") && last.maybe_uuid("body").value_or(base::Uuid{}) == who.body;
    if (act == Act::announce || act == Act::correct || !is_of_body)
        throw Problem(ProblemKind::conflict, "declared_arrival.nothing_to_take_back", base::to_string(id));
    tx.change("UPDATE declared_arrival_step SET taken_back = TRUE WHERE home = $1 AND arrival = $2 AND part = $3",
              {now.home, id, last.integer("part")});
    keep(tx, who, now, base::from_json_text<Standing>(last.text("before")), Act::take_back);
    return find_arrival(tx, id);
}

void forget(store::Transaction& tx, const store::Row& row) {
    const auto id = row.uuid("id");
    store::erase_sealed(tx, id);
    tx.change("UPDATE declared_arrival SET is_sealed = FALSE WHERE home = $1 AND id = $2", {row.integer("home"), id});
    store::record_by_system(tx, "declared_arrival.forgotten", id, row.uuid("area"));
}

std::size_t forget_over(store::Transaction& tx, std::size_t most) {
    const auto today = base::day_of(tx.now());
    const auto first_kept = base::start_of(today - static_cast<int>(base::rule_on(keep_rules(), today).keep_days));
    const auto rows = tx.run(R"(
        SELECT home, id, area FROM declared_arrival
        WHERE is_sealed AND state IN ('settled', 'left') AND changed_at < $1 ORDER BY changed_at LIMIT $2)",
                             {first_kept, most});
    for (const auto& row : rows) forget(tx, row);
    return rows.size();
}

}  // namespace arrivals
