#include "households/own_record.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/secret.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/entry.hpp"
#include "households/reading.hpp"
#include "households/wish_row.hpp"
#include "store/journal.hpp"

/// The household's own side: its key, what it sees, what it asks for.
namespace households {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::size_t readings_shown = 200;
/// So long a copy of the keys is kept at most, as docs/operating.md tells whoever runs the server.
constexpr int keys_backed_up_days = 30;
/// So many may wait at once; ours, no rule of law.
constexpr std::size_t most_waiting = 5;

Turn turn_by_key(store::Transaction& tx, const store::MasterKey& master, std::string_view key) {
    auto turn = turn_of(tx, master, entry_by_key(tx, key));
    if (!turn.record_before) throw Problem(ProblemKind::conflict, "household.erased", turn.before.household.code);
    return turn;
}

OwnRecord shown(store::Transaction& tx, const store::MasterKey& master, const Entry& one) {
    const auto& household = one.household;
    const auto erased = tx.run("SELECT erased_at FROM household WHERE home = $1 AND id = $2", {one.home, household.id})
                            .at(0)
                            .maybe_instant("erased_at");
    const auto erased_on = erased ? std::optional(base::day_of(*erased)) : std::nullopt;
    return {.code = household.code,
            .area = household.area.name,
            .team = household.team ? household.team->name : std::string(),
            .people = household.people,
            .valid_from = household.valid_from,
            .valid_until = household.valid_until,
            .record = unsealed(tx, master, household.id),
            .readings = readings_of(tx, household.id, readings_shown),
            .wishes = wishes_of(tx, master, household.id),
            .erased_on = erased_on,
            .backups_forget_on = erased_on ? std::optional(*erased_on + keys_backed_up_days) : std::nullopt};
}

/// Agreed, and carried out when help has ended.
bool is_under_way(const Wish& wish) {
    return wish.kind == WishKind::erasure && wish.done == true && !wish.carried_out_at;
}

Wish checked(const NewWish& wanted) {
    Wish wish;
    wish.kind = wanted.kind;
    wish.words = base::tidy(wanted.words);
    if (wish.words.empty() && wish.kind == WishKind::correction)
        throw Problem(ProblemKind::invalid, "own_record.words_missing");
    check_length(wish.words);
    return wish;
}

}  // namespace

Entry entry_by_key(store::Transaction& tx, std::string_view typed) {
    const auto key = accounts::tidy_code(typed);
    if (!key) throw Problem(ProblemKind::not_found, "own_record.key_unknown");
    const auto rows = tx.run("SELECT household FROM household_key WHERE hash = $1", {accounts::hash_of(*key)});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "own_record.key_unknown");
    return entry(tx, rows.front().id<HouseholdTag>("household"));
}

HouseholdId household_of_key(store::Transaction& tx, std::string_view key) {
    return entry_by_key(tx, key).household.id;
}

void hand_key(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
              std::string_view code) {
    const auto secret = accounts::tidy_code(code);
    if (!secret) throw std::logic_error("a household's key needs a code of new_code()");
    const auto one = entry(tx, id);
    require_reach(who, base::Permission::households_write, one);
    if (!unsealed(tx, master, one.household.id))
        throw Problem(ProblemKind::conflict, "household.erased", one.household.code);
    tx.change(R"(
        INSERT INTO household_key (home, household, hash, made_at, account) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (home, household) DO UPDATE SET hash = excluded.hash, made_at = excluded.made_at, account = excluded.account)",
              {one.home, one.household.id, accounts::hash_of(*secret), tx.now(), who.account});
    store::record(tx, who, "household.key_handed", one.household.id.uuid, one.household.area.id);
}

void take_key_back(store::Transaction& tx, const base::Who& who, HouseholdId id) {
    const auto one = entry(tx, id);
    require_reach(who, base::Permission::households_write, one);
    const auto taken =
        tx.change("DELETE FROM household_key WHERE home = $1 AND household = $2", {one.home, one.household.id});
    if (taken) store::record(tx, who, "household.key_taken_back", one.household.id.uuid, one.household.area.id);
}

OwnRecord own_record(store::Transaction& tx, const store::MasterKey& master, std::string_view key) {
    return shown(tx, master, entry_by_key(tx, key));
}

OwnRecord wish(store::Transaction& tx, const store::MasterKey& master, std::string_view key, const NewWish& wanted) {
    const auto turn = turn_by_key(tx, master, key);
    const auto& one = turn.before;
    const auto asked = checked(wanted);
    auto waiting = wishes_of(tx, master, one.household.id);
    std::erase_if(waiting, [](const Wish& each) { return each.answered_at && !is_under_way(each); });
    const auto is_same = [&](const Wish& each) { return each.kind == asked.kind && each.words == asked.words; };
    if (std::ranges::any_of(waiting, is_same)) return shown(tx, master, one);
    if (waiting.size() >= most_waiting)
        throw Problem(ProblemKind::conflict, "own_record.too_many_wishes", one.household.code);
    add_wish(tx, master, one, asked);
    return shown(tx, master, one);
}

OwnRecord withdraw_consent(store::Transaction& tx, const store::MasterKey& master, std::string_view key) {
    auto turn = turn_by_key(tx, master, key);
    if (!turn.record.hardship) return shown(tx, master, turn.before);
    turn.record.hardship.reset();
    keep(tx, master, turn);
    // The old words do not go into the journal, as with other changes: they are no longer consented to.
    const auto& household = turn.before.household;
    store::record_by_system(tx, "household.consent_withdrawn", household.id.uuid, household.area.id);
    return shown(tx, master, turn.after);
}

}  // namespace households
