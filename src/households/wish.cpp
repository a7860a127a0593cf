#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "households/alias.hpp"
#include "households/standing.hpp"
#include "households/wish_row.hpp"
#include "store/journal.hpp"

/// What households ask for, as it waits for a person and is answered.
namespace households {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t longest_words = 2000;

std::string unsealed_words(store::Transaction& tx, const store::MasterKey& master, const store::Row& row,
                           std::string_view column) {
    const auto sealed = row.maybe_text(column);
    if (!sealed) return {};
    return store::unseal_text(tx, master, row.uuid("household"), *sealed).value_or("");
}

Wish wish_of(store::Transaction& tx, const store::MasterKey& master, const store::Row& row) {
    Wish wish{.id = row.id<WishTag>("id"),
              .kind = base::named<WishKind>(row.text("kind")),
              .words = unsealed_words(tx, master, row, "words"),
              .at = row.instant("at"),
              .answered_at = row.maybe_instant("answered_at"),
              .done = std::nullopt,
              .answer = unsealed_words(tx, master, row, "answer"),
              .body = row.maybe_text("body").value_or(""),
              .appealed_at = row.maybe_instant("appealed_at"),
              .appeal = unsealed_words(tx, master, row, "appeal"),
              .can_appeal = false,
              .taken_back_at = row.maybe_instant("taken_back_at"),
              .carried_out_at = row.maybe_instant("carried_out_at")};
    if (wish.answered_at && !wish.taken_back_at) wish.done = row.integer("done") == 1;
    wish.can_appeal = wish.kind == WishKind::erasure && wish.done == false && !wish.appealed_at;
    return wish;
}

constexpr std::string_view select_wish = R"(
    SELECT wish.*, body.name AS body FROM household_wish AS wish
    LEFT JOIN account ON account.id = wish.account LEFT JOIN body ON body.id = account.body
    WHERE )";

}  // namespace

std::optional<std::string> sealed_words(store::Transaction& tx, const store::MasterKey& master, HouseholdId household,
                                        const std::string& words) {
    if (words.empty()) return std::nullopt;
    return store::seal_text(tx, master, household.uuid, words);
}

WishRow find_wish(store::Transaction& tx, const store::MasterKey& master, WishId id) {
    const auto rows = tx.run(std::string(select_wish) + "wish.id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "own_record.wish_not_found", base::to_string(id));
    const auto& row = rows.front();
    return {.home = row.integer("home"),
            .household = row.id<HouseholdTag>("household"),
            .area = row.uuid("area"),
            .wish = wish_of(tx, master, row),
            .refused_by = row.maybe_uuid("refused_by")};
}

void check_length(std::string_view words) {
    if (words.size() > longest_words) throw Problem(ProblemKind::too_large, "own_record.words_too_long");
}

std::vector<Wish> wishes_of(store::Transaction& tx, const store::MasterKey& master, HouseholdId household) {
    const auto rows =
        tx.run(std::string(select_wish) + " wish.household IN " + ids_of_it + " ORDER BY wish.at DESC, wish.id DESC",
               {household});
    std::vector<Wish> wishes;
    for (const auto& row : rows) wishes.push_back(wish_of(tx, master, row));
    return wishes;
}

void add_wish(store::Transaction& tx, const store::MasterKey& master, const Entry& one, const Wish& wish) {
    const auto& household = one.household;
    const auto id = tx.new_id();
    tx.change(R"(
        INSERT INTO household_wish (home, id, household, commune, area, kind, words, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {one.home, id, household.id, one.commune, household.area.id, base::name_of(wish.kind),
               sealed_words(tx, master, household.id, wish.words), tx.now()});
    store::record_by_system(tx, "household_wish.made", id, household.area.id);
}

WishPage waiting_wishes(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                        areas::AreaId area, WishPart part, std::optional<WishId> after, std::size_t limit) {
    accounts::require(who, Permission::households_read, areas::get(tx, area).path);
    const auto slice = slice_of(tx, area);
    const std::string which = part == WishPart::waiting
                                  ? "wish.answered_at IS NULL"
                                  : "wish.kind = 'erasure' AND wish.done = 1 AND wish.carried_out_at IS NULL";
    const auto rows = tx.run(R"(
        SELECT wish.*, body.name AS body, household.number, area.name AS area_name FROM household_wish AS wish
        JOIN area ON area.id = wish.area
        LEFT JOIN body ON body.id = wish.refused_by
        LEFT JOIN household_alias AS alias ON alias.id = wish.household
        JOIN household ON household.id = COALESCE(alias.survivor, wish.household)
        WHERE )" + which + R"( AND wish.commune = $1 AND ($2 IS NULL OR wish.area = $2)
          AND ($3 IS NULL OR wish.id > $3)
        ORDER BY wish.id LIMIT $4)",
                             {slice.commune, slice.hamlet, after, limit});
    WishPage page;
    for (const auto& row : rows) {
        WaitingWish waiting;
        static_cast<Wish&>(waiting) = wish_of(tx, master, row);
        waiting.household = row.id<HouseholdTag>("household");
        waiting.code = code_of(row.integer("number"));
        waiting.area = {row.uuid("area"), row.text("area_name")};
        page.items.push_back(std::move(waiting));
    }
    if (rows.size() == limit) page.next = base::to_string(page.items.back().id);
    return page;
}

void answer(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, WishId id,
            const WishAnswer& answer) {
    const auto found = find_wish(tx, master, id);
    const auto one = entry(tx, found.household);
    require_reach(who, Permission::households_write, one);
    const auto words = base::tidy(answer.words);
    if (!answer.done && words.empty()) throw Problem(ProblemKind::invalid, "own_record.reason_missing");
    check_length(words);
    if (!unsealed(tx, master, found.household))
        throw Problem(ProblemKind::conflict, "household.erased", one.household.code);
    if (found.wish.kind == WishKind::erasure)
        throw Problem(ProblemKind::conflict, "own_record.is_erasure", base::to_string(id));
    tx.change(
        R"(
        UPDATE household_wish SET answered_at = $3, account = $4, done = $5, answer = $6 WHERE home = $1 AND id = $2)",
        {found.home, id, tx.now(), who.account, answer.done ? 1 : 0, sealed_words(tx, master, found.household, words)});
    store::record(tx, who, "household_wish.answered", id.uuid, found.area);
}

}  // namespace households
