#include "produce/match.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "base/named.hpp"
#include "goods/posting.hpp"
#include "produce/posting_row.hpp"
#include "store/values.hpp"

namespace produce {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::size_t most_fits = 20;

Nearness nearness_of(const Entry& one, const Entry& other) {
    if (one.posting.area.id == other.posting.area.id && one.posting.area.id != one.commune) return Nearness::hamlet;
    if (one.commune == other.commune) return Nearness::commune;
    return one.home == other.home ? Nearness::province : Nearness::farther;
}

/// What the buyer gives for a unit is at least what the grower asks.
std::optional<bool> is_within_price(const Posting& one, const Posting& other) {
    if (!one.price || !other.price) return std::nullopt;
    const auto& offered = one.side == Side::offered ? one : other;
    const auto& wanted = one.side == Side::wanted ? one : other;
    return *offered.price <= *wanted.price;
}

Fit fit_of(const Entry& one, const Entry& other) {
    return {.posting = other.posting,
            .nearness = nearness_of(one, other),
            .from = std::max(one.posting.from, other.posting.from),
            .until = std::min(one.posting.until, other.posting.until),
            .amount = std::min(one.posting.remaining, other.posting.remaining),
            .is_within_price = is_within_price(one.posting, other.posting)};
}

std::vector<Fit> fits_of(store::Transaction& tx, const Entry& one) {
    if (one.posting.state != State::open) return {};
    const auto side = one.posting.side == Side::offered ? Side::wanted : Side::offered;
    const auto rows = tx.run(select_postings(R"(
        p.item = $1 AND p.side = $2 AND p.closed_at IS NULL AND p.remaining > 0 AND p.valid_until >= $3
        AND p.valid_until >= $4 AND p.valid_from <= $5
        ORDER BY CASE WHEN p.area = $6 THEN 0 WHEN p.commune = $7 THEN 1 WHEN p.home = $8 THEN 2 ELSE 3 END,
                 p.valid_until, p.id LIMIT $9)"),
                             {one.posting.item.code, base::name_of(side), base::day_of(tx.now()), one.posting.from,
                              one.posting.until, one.posting.area.id, one.commune, one.home, most_fits});
    std::vector<Fit> fits;
    for (const auto& other : read_entries(tx, rows)) fits.push_back(fit_of(one, other));
    return fits;
}

struct MatchRow {
    Match match;
    std::int64_t home = 0;
    base::Uuid made_by;
    bool is_undone = false;
};

std::string select_matches(const std::string& where) {
    return R"(
        SELECT m.*, p.code AS purchase_code,
               CASE WHEN v.undone_by IS NOT NULL THEN 'cancelled' ELSE p.state END AS purchase_state
        FROM produce_match m LEFT JOIN purchase p ON p.id = m.purchase LEFT JOIN goods_movement v ON v.id = p.receipt
        WHERE )" +
           where;
}

MatchRow read_match(const store::Row& row) {
    MatchRow one{.match = {.id = row.id<ProduceMatchTag>("id"),
                           .offered = row.id<ProduceTag>("offered"),
                           .wanted = std::nullopt,
                           .purchase = std::nullopt,
                           .name = {},
                           .purchase_state = std::nullopt,
                           .amount = row.integer("amount"),
                           .made_at = row.instant("made_at")},
                 .home = row.integer("home"),
                 .made_by = row.uuid("made_by"),
                 .is_undone = !row.is_null("undone_at")};
    if (const auto wanted = row.maybe_uuid("wanted")) one.match.wanted = PostingId{*wanted};
    if (const auto purchase = row.maybe_uuid("purchase")) {
        one.match.purchase = purchases::PurchaseId{*purchase};
        one.match.purchase_state = base::named<purchases::State>(row.text("purchase_state"));
        one.match.name = row.text("purchase_code");
    }
    return one;
}

std::vector<Match> matches_of(store::Transaction& tx, PostingId id) {
    std::vector<Match> found;
    for (const auto& row :
         tx.run(select_matches("(m.offered = $1 OR m.wanted = $1) AND m.undone_at IS NULL ORDER BY m.made_at, m.id"),
                {id})) {
        auto one = read_match(row).match;
        if (one.wanted) one.name = label_of(one.offered == id ? *one.wanted : one.offered);
        found.push_back(std::move(one));
    }
    return found;
}

/// The match of this id when it was made before with the same content. Problem: produce.id_taken.
std::optional<Match> made_before(store::Transaction& tx, const base::Who& who, const Match& wanted) {
    const auto rows = tx.run(select_matches("m.id = $1"), {wanted.id});
    if (rows.empty()) return std::nullopt;
    auto there = read_match(rows.front());
    const bool is_same = there.match.offered == wanted.offered && there.match.wanted == wanted.wanted &&
                         there.match.purchase == wanted.purchase && there.match.amount == wanted.amount &&
                         there.made_by == who.account && !there.is_undone;
    if (!is_same) throw Problem(ProblemKind::conflict, "produce.id_taken", base::to_string(wanted.id));
    return std::move(there.match);
}

void require_free(const Entry& found, std::int64_t amount) {
    goods::require_amount(amount);
    if (found.posting.state == State::taken || amount > found.posting.remaining)
        throw Problem(ProblemKind::conflict, "produce.too_much", found.posting.label);
    if (found.posting.state != State::open)
        throw Problem(ProblemKind::conflict, "produce.not_open", found.posting.label);
}

void require_alike(const Entry& offered, const Entry& wanted) {
    const auto& one = offered.posting;
    const auto& other = wanted.posting;
    const bool is_alike = one.side == Side::offered && other.side == Side::wanted && one.item.code == other.item.code &&
                          one.from <= other.until && other.from <= one.until;
    if (!is_alike) throw Problem(ProblemKind::conflict, "produce.not_alike", other.label);
}

Match write(store::Transaction& tx, const base::Who& who, const Entry& offered, const Match& made) {
    tx.change(R"(INSERT INTO produce_match (home, id, offered, wanted, purchase, amount, made_at, made_by)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8))",
              {offered.home, made.id, made.offered, made.wanted, made.purchase, made.amount, tx.now(), who.account});
    take(tx, offered, made.amount);
    record(tx, who, offered, "produce.matched", base::Json{{"amount", made.amount}});
    return read_match(tx.run(select_matches("m.id = $1"), {made.id}).front()).match;
}

void require_may_undo(store::Transaction& tx, const base::Who& who, const Entry& offered, const Match& made) {
    if (!made.purchase) return accounts::require(who, Permission::needs_decide, offered.area_path);
    accounts::require_figures(tx, who, Permission::goods_write, offered.area_path);
    const auto state = *made.purchase_state;
    if (state != purchases::State::refused && state != purchases::State::cancelled)
        throw Problem(ProblemKind::conflict, "produce.purchase_goes_on", made.name);
}

}  // namespace

Desk desk(store::Transaction& tx, const base::Who& who, PostingId id) {
    const auto found = entry(tx, id);
    accounts::require_figures(tx, who, Permission::goods_read, found.area_path);
    const bool is_offered = found.posting.side == Side::offered;
    return {.fits = fits_of(tx, found),
            .matches = matches_of(tx, id),
            .may_match = accounts::reaches(who, Permission::needs_decide, found.area_path),
            .may_buy = is_offered && found.posting.price != 0 && who.may(Permission::goods_write)};
}

Match match(store::Transaction& tx, const base::Who& who, const NewMatch& wanted) {
    const auto offered = entry(tx, wanted.offered);
    const auto looking = entry(tx, wanted.wanted);
    accounts::require(who, Permission::needs_decide, offered.area_path);
    const Match made{.id = wanted.id,
                     .offered = wanted.offered,
                     .wanted = wanted.wanted,
                     .purchase = std::nullopt,
                     .name = {},
                     .purchase_state = std::nullopt,
                     .amount = wanted.amount,
                     .made_at = tx.now()};
    if (auto before = made_before(tx, who, made)) return std::move(*before);
    require_alike(offered, looking);
    require_free(offered, wanted.amount);
    require_free(looking, wanted.amount);
    take(tx, looking, wanted.amount);
    return write(tx, who, offered, made);
}

Match take_into_purchase(store::Transaction& tx, const base::Who& who, PostingId id, const IntoPurchase& wanted) {
    const auto offered = entry(tx, id);
    const auto& posting = offered.posting;
    accounts::require_figures(tx, who, Permission::goods_write, offered.area_path);
    const Match made{.id = wanted.id,
                     .offered = id,
                     .wanted = std::nullopt,
                     .purchase = wanted.purchase,
                     .name = {},
                     .purchase_state = std::nullopt,
                     .amount = wanted.amount,
                     .made_at = tx.now()};
    if (auto before = made_before(tx, who, made)) return std::move(*before);
    if (posting.side != Side::offered) throw Problem(ProblemKind::conflict, "produce.only_offers", posting.label);
    if (posting.price == 0) throw Problem(ProblemKind::conflict, "produce.is_free", posting.label);
    require_free(offered, wanted.amount);
    const auto supplier = "Bà con trồng ở " + posting.area.name + " (" + posting.label + ")";
    purchases::ask(tx, who,
                   {.id = wanted.purchase,
                    .body = wanted.body,
                    .purse = wanted.purse,
                    .words = wanted.words,
                    .lines = {{posting.item.code, wanted.amount}},
                    .quotes = {{purchases::QuoteId{tx.new_id()}, supplier, wanted.total, std::nullopt}}});
    return write(tx, who, offered, made);
}

void undo_match(store::Transaction& tx, const base::Who& who, MatchId id) {
    const auto rows = tx.run(select_matches("m.id = $1 AND m.undone_at IS NULL"), {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "produce_match.not_found", base::to_string(id));
    const auto [made, home, made_by, is_undone] = read_match(rows.front());
    const auto offered = entry(tx, made.offered);
    require_may_undo(tx, who, offered, made);
    tx.change("UPDATE produce_match SET undone_at = $3 WHERE home = $1 AND id = $2", {home, id, tx.now()});
    take(tx, offered, -made.amount);
    if (made.wanted) take(tx, entry(tx, *made.wanted), -made.amount);
    record(tx, who, offered, "produce.match_undone", base::Json{{"amount", made.amount}});
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run(R"(
             SELECT * FROM (SELECT p.id, p.remaining AS kept, p.amount - CAST(COALESCE((
                 SELECT SUM(m.amount) FROM produce_match m
                 WHERE (m.offered = p.id OR m.wanted = p.id) AND m.undone_at IS NULL), 0) AS BIGINT) AS facts
                 FROM produce p) x WHERE kept <> facts ORDER BY id)"))
        found.push_back({row.uuid("id"), row.integer("kept"), row.integer("facts")});
    return found;
}

}  // namespace produce
