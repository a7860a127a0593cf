#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "households/entry.hpp"
#include "households/twin.hpp"
#include "households/vocabulary.hpp"
#include "store/journal.hpp"
#include "store/sealed_id.hpp"

/// Entering a household. A phone that got no answer sends it again, with the id that it made, and nothing is doubled.
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

void check_sense(const NewHousehold& wanted) {
    if (wanted.people < 1 || wanted.people < static_cast<std::int64_t>(wanted.record.members.size()))
        throw Problem(ProblemKind::invalid, "household.too_few_people", std::to_string(wanted.people));
    if (wanted.dwelling && !is_known(dwelling_kinds(), *wanted.dwelling))
        throw Problem(ProblemKind::invalid, "household.dwelling_unknown", *wanted.dwelling);
}

/// Whether this very message has come before. Problem: household.id_taken.
bool came_before(store::Transaction& tx, const store::MasterKey& master, const NewHousehold& wanted) {
    const auto rows = tx.run(R"(
        SELECT entered_as FROM household WHERE id = $1 UNION ALL SELECT entered_as FROM household_alias WHERE id = $1)",
                             {*wanted.id});
    if (rows.empty() && !store::is_sealed(tx, wanted.id->uuid)) return false;
    const auto sealed = rows.empty() ? std::nullopt : rows.front().maybe_text("entered_as");
    if (!sealed || store::unseal_text(tx, master, wanted.id->uuid, *sealed) != base::to_json(wanted))
        throw Problem(ProblemKind::conflict, "household.id_taken", base::to_string(*wanted.id));
    return true;
}

/// Only what a phone may send twice is remembered as it was said.
void remember(store::Transaction& tx, const store::MasterKey& master, std::int64_t home, const NewHousehold& wanted) {
    if (!wanted.id) return;
    tx.change("UPDATE household SET entered_as = $3 WHERE home = $1 AND id = $2",
              {home, *wanted.id, store::seal_text(tx, master, wanted.id->uuid, base::to_json(wanted))});
}

}  // namespace

HouseholdId enter(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                  const NewHousehold& told) {
    const auto area = areas::get(tx, told.area);
    accounts::require(who, base::Permission::households_write, area.path);
    const auto commune = commune_of(tx, area);
    const auto today = base::day_of(tx.now());
    auto wanted = told;
    wanted.record = tidied(told.record, today);
    wanted.record.deceased.reset();
    check_sense(wanted);
    if (wanted.id && came_before(tx, master, wanted)) return *wanted.id;
    if (!area.is_valid_on(today)) throw Problem(ProblemKind::conflict, "household.area_closed", area.path);

    const auto id = wanted.id.value_or(HouseholdId{tx.new_id()});
    const auto from = wanted.valid_from.value_or(today);
    tx.change(R"(
        INSERT INTO household (home, id, commune, area, number, people, valid_from, dwelling)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {commune.home, id, commune.id, area.id, next_number(tx, commune.home, commune.id.uuid), wanted.people,
               from, wanted.dwelling.value_or(std::string(usual_dwelling))});
    seal_record(tx, master, id, commune.id.uuid, wanted.record);
    remember(tx, master, commune.home, wanted);
    count_in(tx, entry(tx, id), from);
    store::record(tx, who, "household.entered", id.uuid, area.id.uuid, base::Json{{"people", wanted.people}});
    find_again(tx, master, id);
    return id;
}

}  // namespace households
