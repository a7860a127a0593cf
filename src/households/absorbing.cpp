#include "households/absorbing.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "base/text.hpp"

namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

bool may_be_one_person(const Member& one, const Member& other) {
    const bool same_year = !one.birth_year || !other.birth_year || *one.birth_year == *other.birth_year;
    return same_year && base::fold(one.name) == base::fold(other.name);
}

Hardship joined(const Hardship& survivor, const Hardship& gone) {
    auto both = survivor;
    for (const auto& note : gone.notes)
        if (std::ranges::find(both.notes, note) == both.notes.end()) both.notes.push_back(note);
    for (const auto& kind : gone.kinds.value_or(std::vector<std::string>{})) {
        if (!both.kinds) both.kinds.emplace();
        if (std::ranges::find(*both.kinds, kind) == both.kinds->end()) both.kinds->push_back(kind);
    }
    both.consented_on = std::max(survivor.consented_on, gone.consented_on);
    return both;
}

/// A value that came along goes back, one that was changed since stays.
template <class T>
T back(const T& now, const T& before, const T& after) {
    return now == after ? before : now;
}

const Record& sealed_of(const Turn& turn) {
    if (!turn.record_before) throw Problem(ProblemKind::conflict, "household.erased", turn.before.household.code);
    return *turn.record_before;
}

/// Takes the row out of the register, so that nothing counts, lists or visits it.
void set_aside(store::Transaction& tx, const Entry& gone, HouseholdId survivor) {
    tx.change(R"(
        INSERT INTO household_alias (home, id, survivor, since, commune, area, number, people, team, valid_from,
                                     valid_until, dwelling, quiet_until, entered_as)
        SELECT home, id, $3, $4, commune, area, number, people, team, valid_from, valid_until, dwelling, quiet_until,
               entered_as
        FROM household WHERE home = $1 AND id = $2)",
              {gone.home, gone.household.id, survivor, tx.now()});
    tx.change("DELETE FROM household WHERE home = $1 AND id = $2", {gone.home, gone.household.id});
}

Entry put_back(store::Transaction& tx, HouseholdId gone) {
    tx.change(R"(
        INSERT INTO household (home, id, commune, area, number, people, team, valid_from, valid_until, dwelling,
                               quiet_until, entered_as)
        SELECT home, id, commune, area, number, people, team, valid_from, valid_until, dwelling, quiet_until, entered_as
        FROM household_alias WHERE id = $1)",
              {gone});
    tx.change("DELETE FROM household_alias WHERE id = $1", {gone});
    return entry(tx, gone);
}

}  // namespace

Record joined(const Record& survivor, const Record& gone) {
    auto both = survivor;
    for (const auto& member : gone.members) {
        const auto same =
            std::ranges::find_if(both.members, [&](const Member& one) { return may_be_one_person(one, member); });
        if (same == both.members.end()) {
            both.members.push_back(member);
            continue;
        }
        if (!same->birth_year) same->birth_year = member.birth_year;
        if (!same->phone) same->phone = member.phone;
    }
    if (both.address.empty()) both.address = gone.address;
    if (!both.landmark) both.landmark = gone.landmark;
    if (gone.hardship) both.hardship = both.hardship ? joined(*both.hardship, *gone.hardship) : *gone.hardship;
    if (gone.deceased) {
        if (!both.deceased) both.deceased.emplace();
        both.deceased->insert(both.deceased->end(), gone.deceased->begin(), gone.deceased->end());
    }
    return both;
}

Record parted(const Record& now, const Record& before, const Record& after) {
    Record record{.address = back(now.address, before.address, after.address),
                  .members = {},
                  .hardship = back(now.hardship, before.hardship, after.hardship),
                  .landmark = back(now.landmark, before.landmark, after.landmark),
                  .deceased = back(now.deceased, before.deceased, after.deceased)};
    for (const auto& member : now.members) {
        // The members of before stand first in after, in their order, with what the other entry knew of them.
        const auto place = static_cast<std::size_t>(std::ranges::find(after.members, member) - after.members.begin());
        if (place < before.members.size())
            record.members.push_back(before.members[place]);
        else if (place == after.members.size())
            record.members.push_back(member);
    }
    return record;
}

Absorbed absorb(store::Transaction& tx, const store::MasterKey& master, const Entry& survivor, const Entry& gone,
                std::int64_t people) {
    auto turn = turn_of(tx, master, survivor);
    const auto going = turn_of(tx, master, gone);
    turn.record = tidied(joined(sealed_of(turn), sealed_of(going)), base::day_of(tx.now()));
    turn.after.household.people = std::max(people, static_cast<std::int64_t>(turn.record.members.size()));
    if (!turn.after.household.team && survivor.commune == gone.commune) turn.after.household.team = gone.household.team;

    count_out(tx, gone, base::day_of(tx.now()));
    store::seal(tx, master, gone.household.id.uuid, gone.commune, base::parse_json(base::to_json(going.record)));
    set_aside(tx, gone, survivor.household.id);
    keep(tx, master, turn);
    return {.survivor = survivor.household.id,
            .gone = gone.household.id,
            .before = *turn.record_before,
            .after = turn.record,
            .people_before = survivor.household.people,
            .people_after = turn.after.household.people,
            .team_before = survivor.household.team,
            .team_after = turn.after.household.team};
}

void release(store::Transaction& tx, const store::MasterKey& master, const Absorbed& absorbed) {
    auto turn = turn_of(tx, master, entry(tx, absorbed.survivor));
    auto& household = turn.after.household;
    if (household.id != absorbed.survivor)
        throw Problem(ProblemKind::conflict, "household_twin.merged_since", household.code);
    turn.record = parted(turn.record, absorbed.before, absorbed.after);
    const auto gained = absorbed.people_after - absorbed.people_before;
    household.people =
        std::max({household.people - gained, static_cast<std::int64_t>(turn.record.members.size()), std::int64_t{1}});
    household.team = back(household.team, absorbed.team_before, absorbed.team_after);

    const auto released = put_back(tx, absorbed.gone);
    if (const auto record = unsealed(tx, master, absorbed.gone))
        seal_record(tx, master, absorbed.gone, released.commune, *record);
    if (!released.household.valid_until) count_in(tx, released, base::day_of(tx.now()));
    keep(tx, master, turn);
}

}  // namespace households
