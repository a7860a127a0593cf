#include <algorithm>

#include "base/problem.hpp"
#include "households/life_row.hpp"
#include "households/twin_row.hpp"
#include "store/journal.hpp"

/// A household that splits. Taken back, the new one becomes part of the old one again (life.cpp).
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

NewHousehold parting(const Split& split, const Turn& turn) {
    return {.area = split.area,
            .people = split.people,
            .record = {.address = split.address.value_or(turn.record.address),
                       .members = split.members,
                       .hardship = std::nullopt,
                       .landmark = split.address ? std::nullopt : turn.record.landmark},
            .valid_from = split.on,
            .dwelling = split.dwelling ? split.dwelling : std::optional(turn.before.household.dwelling),
            .id = split.household};
}

/// Whether this very split was told before. Problem: household.id_taken.
bool came_before(store::Transaction& tx, const store::MasterKey& master, const Split& split, HouseholdId from) {
    if (!split.household) return false;
    const auto rows =
        tx.run("SELECT household, told FROM household_event WHERE other = $1 AND kind = 'split'", {*split.household});
    if (rows.empty()) return false;
    const auto& row = rows.front();
    const bool is_same = row.uuid("household") == from.uuid &&
                         store::unseal_text(tx, master, from.uuid, row.text("told")) == base::to_json(split);
    if (!is_same) throw Problem(ProblemKind::conflict, "household.id_taken", base::to_string(*split.household));
    return true;
}

void leave_behind(Turn& turn, const Split& split) {
    auto& household = turn.after.household;
    for (const auto& member : split.members) take_out(turn.record.members, member);
    household.people -= split.people;
    if (household.people < 1) throw Problem(ProblemKind::invalid, "household.nobody_stays", household.code);
    if (household.people < static_cast<std::int64_t>(turn.record.members.size()))
        throw Problem(ProblemKind::invalid, "household.too_few_people", household.code);
}

}  // namespace

HouseholdId tell_split(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Split& split) {
    auto turn = turn_for(tx, master, who, id, split.on);
    const auto from = turn.before.household.id;
    if (came_before(tx, master, split, from)) return *split.household;
    const auto wanted = parting(split, turn);
    leave_behind(turn, split);
    keep(tx, master, turn);
    const auto parted = enter(tx, master, who, wanted);

    boost::json::object detail{{"into", base::to_string(parted)}};
    tell_sealed(tx, master, turn, detail);
    store::record(tx, who, "household.split", from.uuid, turn.after.household.area.id, detail);
    note(tx, master, who, turn.after,
         {.kind = LifeEventKind::split, .day = split.on, .other = parted.uuid, .told = base::to_json(split)});
    note(tx, who, entry(tx, parted), {.kind = LifeEventKind::parted, .day = split.on, .other = from.uuid});
    know_apart(tx, who, from, parted);
    return parted;
}

}  // namespace households
