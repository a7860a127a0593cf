#include <algorithm>

#include "base/problem.hpp"
#include "households/life_row.hpp"
#include "households/vocabulary.hpp"
#include "store/journal.hpp"

/// Births and deaths.
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

/// What a death changed beside the member: where it stood, and until when the household was left in peace.
struct DeathUndo {
    std::int64_t place = 0;
    Deceased deceased;
    std::optional<base::Day> quiet_before;
    std::optional<base::Day> quiet_after;
    bool ended = false;
};
BOOST_DESCRIBE_STRUCT(DeathUndo, (), (place, deceased, quiet_before, quiet_after, ended))

[[noreturn]] void overtaken(const Turn& turn) {
    throw Problem(ProblemKind::conflict, "household_event.overtaken", turn.before.household.code);
}

void tell(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Turn& turn,
          std::string_view verb) {
    boost::json::object detail;
    tell_sealed(tx, master, turn, detail);
    store::record(tx, who, verb, turn.before.household.id.uuid, turn.after.household.area.id, detail);
}

/// What is told, as it is kept: a repeat says the same.
Birth tidied(const Birth& birth) {
    auto tidy = birth;
    if (!tidy.member.birth_year) tidy.member.birth_year = static_cast<int>(base::parts_of(birth.on).year());
    return tidy;
}

/// A longer silence that is already there stays.
std::optional<base::Day> quiet_after(const Household& household, const Death& death) {
    const auto wanted = death.quiet_until ? death.quiet_until : quiet_by_rule(mourning_rules(), death.on);
    return std::max(household.quiet_until, wanted);
}

}  // namespace

LifeEventId tell_birth(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Birth& birth) {
    const auto wanted = tidied(birth);
    const auto told = base::to_json(wanted);
    auto turn = turn_for(tx, master, who, id, birth.on);
    const auto household = turn.before.household.id;
    if (wanted.id && was_told(tx, master, household, *wanted.id, told)) return *wanted.id;

    turn.record.members.push_back(wanted.member);
    turn.record = tidied(turn.record, base::day_of(tx.now()));
    turn.after.household.people += 1;
    keep(tx, master, turn);
    tell(tx, master, who, turn, "household.birth");
    return note(tx, master, who, turn.after,
                {.kind = LifeEventKind::birth,
                 .day = birth.on,
                 .id = wanted.id,
                 .told = told,
                 .undo = base::to_json(turn.record.members.back())});
}

void undo_birth(Turn& turn, const std::string& undo) {
    auto& members = turn.record.members;
    const auto born = std::ranges::find(members, base::from_json_text<Member>(undo));
    if (born == members.end() || turn.after.household.people < 2) overtaken(turn);
    members.erase(born);
    turn.after.household.people -= 1;
}

LifeEventId tell_death(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Death& death) {
    const auto told = base::to_json(death);
    auto turn = turn_for(tx, master, who, id, death.on);
    auto& household = turn.after.household;
    if (death.id && was_told(tx, master, household.id, *death.id, told)) return *death.id;

    DeathUndo undo{.place = static_cast<std::int64_t>(take_out(turn.record.members, death.member)),
                   .deceased = {death.member, death.on},
                   .quiet_before = household.quiet_until,
                   .quiet_after = quiet_after(household, death),
                   .ended = household.people == 1};
    if (!turn.record.deceased) turn.record.deceased.emplace();
    turn.record.deceased->push_back(undo.deceased);
    household.quiet_until = undo.quiet_after;
    if (undo.ended)
        household.valid_until = std::max(death.on, household.valid_from);
    else
        household.people -= 1;
    keep(tx, master, turn);
    tell(tx, master, who, turn, "household.death");
    return note(
        tx, master, who, turn.after,
        {.kind = LifeEventKind::death, .day = death.on, .id = death.id, .told = told, .undo = base::to_json(undo)});
}

void undo_death(Turn& turn, const std::string& sealed_undo) {
    const auto undo = base::from_json_text<DeathUndo>(sealed_undo);
    auto& record = turn.record;
    auto& household = turn.after.household;
    if (!record.deceased) overtaken(turn);
    const auto found = std::ranges::find(*record.deceased, undo.deceased);
    if (found == record.deceased->end()) overtaken(turn);
    record.deceased->erase(found);
    if (record.deceased->empty()) record.deceased.reset();
    const auto place = std::min(static_cast<std::size_t>(undo.place), record.members.size());
    record.members.insert(record.members.begin() + static_cast<std::ptrdiff_t>(place), undo.deceased.member);
    if (household.quiet_until == undo.quiet_after) household.quiet_until = undo.quiet_before;
    if (undo.ended)
        household.valid_until.reset();
    else
        household.people += 1;
}

}  // namespace households
