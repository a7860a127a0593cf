#include "households/household.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "households/life_row.hpp"
#include "households/vocabulary.hpp"
#include "store/journal.hpp"

/// Changing a household: each field says what was seen before, so that two people who change different fields both keep
/// their work.
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

/// A change on its way, with what stands against it and what the journal will say.
struct Editing {
    Turn turn;
    std::vector<base::FieldProblem> conflicts;
    boost::json::array fields;
};

/// Takes over a field when it still is what the person saw; a field that already is as wanted is no conflict.
template <class T>
void take(Editing& editing, const std::optional<Edit<T>>& edit, std::string_view name, T& into) {
    if (!edit || into == edit->to) return;
    if (into != edit->from) {
        editing.conflicts.push_back({"/" + std::string(name), "household.field_changed", {}});
        return;
    }
    into = edit->to;
    editing.fields.emplace_back(name);
}

void move_to(store::Transaction& tx, const base::Who& who, Turn& turn, areas::AreaId wanted) {
    const auto area = areas::get(tx, wanted);
    accounts::require(who, base::Permission::households_write, area.path);
    const auto commune = commune_of(tx, area);
    if (!area.is_valid_on(base::day_of(tx.now())))
        throw Problem(ProblemKind::conflict, "household.area_closed", area.path);
    turn.after.household.area = {area.id.uuid, area.name};
    turn.after.household.team.reset();
    if (commune.id.uuid == turn.before.commune) return;
    turn.after.commune = commune.id.uuid;
    turn.after.number = next_number(tx, turn.before.home, commune.id.uuid);
}

void check_sense(store::Transaction& tx, Editing& editing) {
    const auto& after = editing.turn.after.household;
    auto& record = editing.turn.record;
    if (!editing.conflicts.empty())
        throw Problem(ProblemKind::conflict, "household.changed_meanwhile", after.code, std::move(editing.conflicts));
    if (after.valid_until && *after.valid_until < after.valid_from)
        throw Problem(ProblemKind::invalid, "household.leaves_before_it_came", after.code);
    if (!is_known(dwelling_kinds(), after.dwelling))
        throw Problem(ProblemKind::invalid, "household.dwelling_unknown", after.dwelling);
    record = tidied(record, base::day_of(tx.now()));
    if (after.people < 1 || after.people < static_cast<std::int64_t>(record.members.size()))
        throw Problem(ProblemKind::invalid, "household.too_few_people", std::to_string(after.people));
}

/// Takes every field over; the area that is wanted comes back, because to move asks more than a field.
areas::AreaId take_all(Editing& editing, const Change& change) {
    auto& [before, record_before, after, record] = editing.turn;
    areas::AreaId area{before.household.area.id};
    take(editing, change.area, "area", area);
    take(editing, change.valid_until, "valid_until", after.household.valid_until);
    take(editing, change.people, "people", after.household.people);
    take(editing, change.dwelling, "dwelling", after.household.dwelling);
    take(editing, change.address, "address", record.address);
    take(editing, change.landmark, "landmark", record.landmark);
    take(editing, change.members, "members", record.members);
    take(editing, change.hardship, "hardship", record.hardship);
    return area;
}

/// What the household's history tells of a change.
void note_course(store::Transaction& tx, const base::Who& who, const Turn& turn) {
    const auto today = base::day_of(tx.now());
    const auto& was = turn.before.household;
    const auto& is = turn.after.household;
    if (was.area.id != is.area.id)
        note(tx, who, turn.after, {.kind = LifeEventKind::moved, .day = today, .area = is.area.id});
    if (was.valid_until == is.valid_until) return;
    const auto kind = is.valid_until ? LifeEventKind::left : LifeEventKind::returned;
    note(tx, who, turn.after, {.kind = kind, .day = is.valid_until.value_or(today)});
}

}  // namespace

Household change(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                 const Change& change) {
    Editing editing{.turn = turn_of(tx, master, entry(tx, id)), .conflicts = {}, .fields = {}};
    auto& turn = editing.turn;
    require_reach(who, base::Permission::households_write, turn.before);
    if (!turn.record_before && (change.address || change.landmark || change.members || change.hardship))
        throw Problem(ProblemKind::conflict, "household.erased", turn.before.household.code);

    const auto area = take_all(editing, change);
    check_sense(tx, editing);
    if (editing.fields.empty()) return turn.before.household;

    if (area.uuid != turn.before.household.area.id) move_to(tx, who, turn, area);
    keep(tx, master, turn);
    boost::json::object detail{{"fields", editing.fields}};
    tell_sealed(tx, master, turn, detail);
    store::record(tx, who, "household.changed", turn.before.household.id.uuid, turn.after.household.area.id, detail);
    note_course(tx, who, turn);
    return entry(tx, id).household;
}

}  // namespace households
