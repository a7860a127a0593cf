#include <algorithm>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "households/absorbing.hpp"
#include "households/life.hpp"
#include "households/life_row.hpp"
#include "households/twin_row.hpp"
#include "store/journal.hpp"

/// What a person says of two entries that look alike.
namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

void set_state(store::Transaction& tx, const base::Who& who, const ReachedTwin& found, std::string_view state,
               const std::optional<std::string>& undo) {
    tx.change(R"(
        UPDATE household_twin SET state = $3, undo = $4, decided_at = $5, decided_by = $6 WHERE home = $1 AND id = $2)",
              {found.home, found.twin.id, state, undo, tx.now(), who.account});
}

void separate(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const ReachedTwin& found) {
    const auto survivor = found.older.household.id;
    if (survivor != found.twin.older.id && survivor != found.twin.newer.id)
        throw Problem(ProblemKind::conflict, "household_twin.merged_since", found.older.household.code);
    const auto undo = found.undo ? store::unseal_text(tx, master, survivor.uuid, *found.undo) : std::nullopt;
    if (!undo) throw Problem(ProblemKind::conflict, "household.erased", found.older.household.code);
    const auto absorbed = base::from_json_text<Absorbed>(*undo);
    release(tx, master, absorbed);
    take_back_merging(tx, absorbed.survivor, absorbed.gone);
    store::record(tx, who, "household.released", absorbed.gone.uuid, entry(tx, absorbed.gone).household.area.id);
    find_again(tx, master, absorbed.gone);
}

}  // namespace

void forget_open(store::Transaction& tx, HouseholdId gone) {
    tx.change("DELETE FROM household_twin WHERE older = $1 AND state = 'open'", {gone});
    tx.change("DELETE FROM household_twin WHERE newer = $1 AND state = 'open'", {gone});
}

void know_apart(store::Transaction& tx, const base::Who& who, HouseholdId one, HouseholdId other) {
    tx.change(R"(
        UPDATE household_twin SET state = 'apart', decided_at = $3, decided_by = $4
        WHERE older = $1 AND newer = $2 AND state = 'open')",
              {std::min(one, other), std::max(one, other), tx.now(), who.account});
}

Twin merge(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TwinId id, HouseholdId keep) {
    const auto found = reached(tx, who, Permission::households_write, id);
    const auto& twin = found.twin;
    if (keep != twin.older.id && keep != twin.newer.id)
        throw Problem(ProblemKind::invalid, "household_twin.not_of_it", base::to_string(keep));
    const bool keeps_older = keep == twin.older.id;
    const auto& survivor = keeps_older ? found.older : found.newer;
    const auto& gone = keeps_older ? found.newer : found.older;
    const bool keep_stands = survivor.household.id == keep;
    if (twin.state == TwinState::merged && keep_stands) return twin;
    if (!keep_stands || gone.household.id != (keeps_older ? twin.newer.id : twin.older.id))
        throw Problem(ProblemKind::conflict, "household_twin.decided", base::to_string(id));

    set_state(tx, who, found, "merged", std::nullopt);
    const auto absorbed =
        absorb(tx, master, survivor, gone, std::max(survivor.household.people, gone.household.people));
    forget_open(tx, absorbed.gone);
    set_state(tx, who, found, "merged", store::seal_text(tx, master, absorbed.survivor.uuid, base::to_json(absorbed)));
    note(tx, who, survivor,
         {.kind = LifeEventKind::merged, .day = base::day_of(tx.now()), .other = absorbed.gone.uuid});
    const base::Json into{{"into", base::to_string(absorbed.survivor)}};
    store::record(tx, who, "household.merged", absorbed.gone.uuid, gone.household.area.id, into);
    return get(tx, who, id);
}

Twin keep_apart(store::Transaction& tx, const base::Who& who, TwinId id) {
    const auto found = reached(tx, who, Permission::households_write, id);
    if (found.twin.state == TwinState::apart) return found.twin;
    if (found.twin.state == TwinState::merged)
        throw Problem(ProblemKind::conflict, "household_twin.decided", base::to_string(id));
    set_state(tx, who, found, "apart", std::nullopt);
    store::record(tx, who, "household_twin.kept_apart", id.uuid, found.older.household.area.id);
    return get(tx, who, id);
}

Twin reopen(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, TwinId id) {
    const auto found = reached(tx, who, Permission::households_write, id);
    if (found.twin.state == TwinState::open) return found.twin;
    set_state(tx, who, found, "open", std::nullopt);
    if (found.twin.state == TwinState::merged) separate(tx, master, who, found);
    store::record(tx, who, "household_twin.reopened", id.uuid, found.older.household.area.id);
    return get(tx, who, id);
}

}  // namespace households
