#include "households/life_row.hpp"

#include <algorithm>

#include <boost/describe/enum_to_string.hpp>

#include "accounts/permission.hpp"
#include "base/problem.hpp"

namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

/// A text under the household's key; nothing stays nothing.
std::optional<std::string> sealed(store::Transaction& tx, const store::MasterKey& master, HouseholdId household,
                                  const std::string& text) {
    if (text.empty()) return std::nullopt;
    return store::seal_text(tx, master, household.uuid, text);
}

LifeEventId insert(store::Transaction& tx, const base::Who& who, const Entry& entry, const NewEvent& event,
                   const std::optional<std::string>& told, const std::optional<std::string>& undo) {
    const auto id = event.id.value_or(LifeEventId{tx.new_id()});
    tx.change(R"(
        INSERT INTO household_event (home, id, household, kind, day, at, account, area, other, told, undo)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {entry.home, id, entry.household.id, boost::describe::enum_to_string(event.kind, ""), event.day, tx.now(),
               who.account, event.area, event.other, told, undo});
    return id;
}

}  // namespace

LifeEventId note(store::Transaction& tx, const base::Who& who, const Entry& entry, const NewEvent& event) {
    return insert(tx, who, entry, event, std::nullopt, std::nullopt);
}

LifeEventId note(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const Entry& entry,
                 const NewEvent& event) {
    const auto id = entry.household.id;
    return insert(tx, who, entry, event, sealed(tx, master, id, event.told), sealed(tx, master, id, event.undo));
}

bool was_told(store::Transaction& tx, const store::MasterKey& master, HouseholdId household, LifeEventId id,
              const std::string& told) {
    const auto rows = tx.run("SELECT household, told FROM household_event WHERE id = $1", {id});
    if (rows.empty()) return false;
    const auto& row = rows.front();
    const auto sealed_before = row.maybe_text("told");
    const bool is_same = row.uuid("household") == household.uuid && sealed_before &&
                         store::unseal_text(tx, master, household.uuid, *sealed_before) == told;
    if (!is_same) throw Problem(ProblemKind::conflict, "household.event_taken", base::to_string(id));
    return true;
}

void take_back_merging(store::Transaction& tx, HouseholdId survivor, HouseholdId gone) {
    tx.change(R"(
        UPDATE household_event SET taken_back_at = $4
        WHERE household = $1 AND kind = $2 AND other = $3 AND taken_back_at IS NULL)",
              {survivor, boost::describe::enum_to_string(LifeEventKind::merged, ""), gone, tx.now()});
}

Turn turn_for(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
              base::Day on) {
    auto turn = turn_of(tx, master, entry(tx, id));
    require_reach(who, base::Permission::households_write, turn.before);
    if (!turn.record_before) throw Problem(ProblemKind::conflict, "household.erased", turn.before.household.code);
    if (on > base::day_of(tx.now())) throw Problem(ProblemKind::invalid, "household.day_wrong", base::to_string(on));
    return turn;
}

std::size_t take_out(std::vector<Member>& members, const Member& wanted) {
    const auto found = std::ranges::find(members, wanted);
    if (found == members.end()) throw Problem(ProblemKind::conflict, "household.member_not_found");
    const auto place = static_cast<std::size_t>(found - members.begin());
    members.erase(found);
    return place;
}

}  // namespace households
