#include "households/household.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "households/entry.hpp"
#include "store/journal.hpp"

/// Changing a household: each field says what was seen before, so that two people who change different fields both keep
/// their work.
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

/// A change on its way: what was stored, what shall be, and what the journal will say.
struct Editing {
    Entry before;
    std::optional<Record> sealed_before;
    Entry after;
    Record record;
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

void move_to(store::Transaction& tx, const base::Who& who, Editing& editing, areas::AreaId wanted) {
    const auto area = areas::get(tx, wanted);
    accounts::require(who, base::Permission::households_write, area.path);
    const auto commune = commune_of(tx, area);
    if (!area.is_valid_on(base::day_of(tx.now())))
        throw Problem(ProblemKind::conflict, "household.area_closed", area.path);
    editing.after.household.area = {area.id.uuid, area.name};
    editing.after.household.team.reset();
    if (commune.id.uuid == editing.before.commune) return;
    editing.after.commune = commune.id.uuid;
    editing.after.number = next_number(tx, editing.before.home, commune.id.uuid);
}

void check_sense(store::Transaction& tx, Editing& editing) {
    auto& after = editing.after.household;
    if (!editing.conflicts.empty())
        throw Problem(ProblemKind::conflict, "household.changed_meanwhile", after.code, std::move(editing.conflicts));
    if (after.valid_until && *after.valid_until < after.valid_from)
        throw Problem(ProblemKind::invalid, "household.leaves_before_it_came", after.code);
    editing.record = tidied(editing.record, base::day_of(tx.now()));
    if (after.people < 1 || after.people < static_cast<std::int64_t>(editing.record.members.size()))
        throw Problem(ProblemKind::invalid, "household.too_few_people", std::to_string(after.people));
}

/// A household counts where it lives with its people, until it has a last day.
void recount(store::Transaction& tx, const Entry& before, const Entry& after) {
    const auto& was = before.household;
    const auto& is = after.household;
    if (was.area.id == is.area.id && was.people == is.people &&
        was.valid_until.has_value() == is.valid_until.has_value())
        return;
    const auto today = base::day_of(tx.now());
    count_out(tx, before, today);
    if (!is.valid_until) count_in(tx, after, today);
}

/// Old and new personal values stand in the journal as ciphertext under the household's key, so that erasing the key
/// erases them too.
void record_change(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                   const Editing& editing) {
    const auto id = editing.before.household.id;
    base::Json detail{{"fields", editing.fields}};
    if (editing.sealed_before && !(*editing.sealed_before == editing.record)) {
        detail.as_object()["from"] = store::seal_text(tx, master, id.uuid, base::to_json(*editing.sealed_before));
        detail.as_object()["to"] = store::seal_text(tx, master, id.uuid, base::to_json(editing.record));
    }
    store::record(tx, who, "household.changed", id.uuid, editing.after.household.area.id, detail);
}

void keep(store::Transaction& tx, const store::MasterKey& master, const Editing& editing) {
    const auto& [before, sealed_before, after, record, conflicts, fields] = editing;
    const auto team = after.household.team ? std::optional(after.household.team->id) : std::nullopt;
    tx.change(R"(
        UPDATE household SET commune = $3, area = $4, number = $5, people = $6, team = $7, valid_until = $8 WHERE home = $1 AND id = $2)",
              {before.home, before.household.id, after.commune, after.household.area.id, after.number,
               after.household.people, team, after.household.valid_until});
    if (sealed_before && (!(*sealed_before == record) || before.commune != after.commune))
        seal_record(tx, master, before.household.id, after.commune, record);
    recount(tx, before, after);
}

}  // namespace

Household change(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                 const Change& change) {
    Editing editing{.before = entry(tx, id),
                    .sealed_before = unsealed(tx, master, id),
                    .after = {},
                    .record = {},
                    .conflicts = {},
                    .fields = {}};
    require_reach(who, base::Permission::households_write, editing.before);
    if (!editing.sealed_before && (change.address || change.members || change.hardship))
        throw Problem(ProblemKind::conflict, "household.erased", editing.before.household.code);
    editing.after = editing.before;
    editing.record = editing.sealed_before.value_or(Record{});

    areas::AreaId area{editing.before.household.area.id};
    take(editing, change.area, "area", area);
    take(editing, change.valid_until, "valid_until", editing.after.household.valid_until);
    take(editing, change.people, "people", editing.after.household.people);
    take(editing, change.address, "address", editing.record.address);
    take(editing, change.members, "members", editing.record.members);
    take(editing, change.hardship, "hardship", editing.record.hardship);
    check_sense(tx, editing);
    if (editing.fields.empty()) return editing.before.household;

    if (area.uuid != editing.before.household.area.id) move_to(tx, who, editing, area);
    keep(tx, master, editing);
    record_change(tx, master, who, editing);
    return entry(tx, id).household;
}

}  // namespace households
