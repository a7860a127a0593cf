#include "households/erasure.hpp"

#include "accounts/grant.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/alias.hpp"
#include "households/twin_row.hpp"
#include "households/wish_row.hpp"
#include "store/journal.hpp"

namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

void require_record(store::Transaction& tx, const store::MasterKey& master, HouseholdId asker, const Entry& one) {
    if (!unsealed(tx, master, asker)) throw Problem(ProblemKind::conflict, "household.erased", one.household.code);
}

/// Wish `id` of the household whose key it is.
WishRow own_wish(store::Transaction& tx, const store::MasterKey& master, const Entry& one, WishId id) {
    auto found = find_wish(tx, master, id);
    if (entry(tx, found.household).household.id != one.household.id)
        throw Problem(ProblemKind::not_found, "own_record.wish_not_found", base::to_string(id));
    require_record(tx, master, found.household, one);
    return found;
}

/// No wish waits for words that nobody can read any more.
void end_wishes(store::Transaction& tx, HouseholdId id) {
    tx.change(R"(
        UPDATE household_wish SET done = 1, carried_out_at = $2, answered_at = COALESCE(answered_at, $2)
        WHERE kind = 'erasure' AND (answered_at IS NULL OR done = 1) AND household IN )" +
                  ids_of_it,
              {id, tx.now()});
    tx.change(
        "UPDATE household_wish SET done = 0, answered_at = $2 WHERE answered_at IS NULL AND household IN " + ids_of_it,
        {id, tx.now()});
}

std::vector<HouseholdId> ids_of(const std::vector<store::Row>& rows) {
    std::vector<HouseholdId> ids;
    for (const auto& row : rows) ids.push_back(row.id<HouseholdTag>("id"));
    return ids;
}

}  // namespace

HouseholdId decide(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, WishId id,
                   const ErasureDecision& decision) {
    const auto found = find_wish(tx, master, id);
    const auto one = entry(tx, found.household);
    for (const auto permission : {Permission::households_write, Permission::needs_decide})
        accounts::require(who, permission, one.area_path);
    require_record(tx, master, found.household, one);
    if (found.wish.kind != WishKind::erasure)
        throw Problem(ProblemKind::conflict, "own_record.not_an_erasure", base::to_string(id));
    if (found.wish.taken_back_at)
        throw Problem(ProblemKind::conflict, "own_record.wish_taken_back", base::to_string(id));
    const auto words = base::tidy(decision.words);
    if (!decision.agreed && words.empty()) throw Problem(ProblemKind::invalid, "own_record.reason_missing");
    check_length(words);
    const bool looks_again = found.wish.appealed_at && !found.wish.answered_at;
    if (looks_again && !decision.agreed && found.refused_by == who.body)
        throw Problem(ProblemKind::forbidden, "own_record.own_refusal", base::to_string(id));
    tx.change(
        R"(
        UPDATE household_wish SET answered_at = $3, account = $4, done = $5, answer = $6, refused_by = $7
        WHERE home = $1 AND id = $2)",
        {found.home, id, tx.now(), who.account, decision.agreed ? 1 : 0,
         sealed_words(tx, master, found.household, words), decision.agreed ? std::nullopt : std::optional(who.body)});
    store::record(tx, who, decision.agreed ? "household_wish.agreed" : "household_wish.refused", id.uuid, found.area);
    return one.household.id;
}

OwnRecord appeal(store::Transaction& tx, const store::MasterKey& master, std::string_view key, WishId id,
                 const std::string& words) {
    const auto found = own_wish(tx, master, entry_by_key(tx, key), id);
    const auto said = base::tidy(words);
    if (said.empty()) throw Problem(ProblemKind::invalid, "own_record.words_missing");
    check_length(said);
    if (found.wish.appealed_at)
        throw Problem(ProblemKind::conflict, "own_record.appealed_already", base::to_string(id));
    if (!found.wish.can_appeal) throw Problem(ProblemKind::conflict, "own_record.not_refused", base::to_string(id));
    tx.change(R"(
        UPDATE household_wish SET appealed_at = $3, appeal = $4, answered_at = NULL, done = NULL
        WHERE home = $1 AND id = $2)",
              {found.home, id, tx.now(), sealed_words(tx, master, found.household, said)});
    store::record_by_system(tx, "household_wish.appealed", id.uuid, found.area);
    return own_record(tx, master, key);
}

OwnRecord take_wish_back(store::Transaction& tx, const store::MasterKey& master, std::string_view key, WishId id) {
    const auto found = own_wish(tx, master, entry_by_key(tx, key), id);
    if (found.wish.done == false || found.wish.taken_back_at) return own_record(tx, master, key);
    tx.change(R"(
        UPDATE household_wish SET taken_back_at = $3, answered_at = COALESCE(answered_at, $3), done = 0
        WHERE home = $1 AND id = $2)",
              {found.home, id, tx.now()});
    store::record_by_system(tx, "household_wish.taken_back", id.uuid, found.area);
    return own_record(tx, master, key);
}

std::vector<HouseholdId> agreed_erasures(store::Transaction& tx, std::optional<HouseholdId> after, std::size_t limit) {
    return ids_of(tx.run(R"(
        SELECT DISTINCT COALESCE(alias.survivor, wish.household) AS id FROM household_wish AS wish
        LEFT JOIN household_alias AS alias ON alias.id = wish.household
        WHERE wish.kind = 'erasure' AND wish.done = 1 AND wish.carried_out_at IS NULL
          AND ($1 IS NULL OR COALESCE(alias.survivor, wish.household) > $1)
        ORDER BY id LIMIT $2)",
                         {after, limit}));
}

std::vector<HouseholdId> left_before(store::Transaction& tx, base::Day day, std::optional<HouseholdId> after,
                                     std::size_t limit) {
    return ids_of(tx.run(R"(
        SELECT id FROM household WHERE valid_until < $1 AND erased_at IS NULL AND ($2 IS NULL OR id > $2)
        ORDER BY id LIMIT $3)",
                         {day, after, limit}));
}

void erase_of(store::Transaction& tx, HouseholdId id) {
    const auto one = entry(tx, id);
    const auto gone = ids_of(tx.run("SELECT id FROM household_alias WHERE survivor = $1", {one.household.id}));
    end_wishes(tx, one.household.id);
    forget_open(tx, one.household.id);
    store::erase_sealed(tx, one.household.id.uuid);
    for (const auto alias : gone) store::erase_sealed(tx, alias.uuid);
    tx.change("UPDATE household SET erased_at = $3 WHERE home = $1 AND id = $2",
              {one.home, one.household.id, tx.now()});
}

}  // namespace households
