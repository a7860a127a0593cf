#include "goods/posting.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "base/named.hpp"
#include "base/problem.hpp"
#include "goods/item_row.hpp"
#include "goods/public_book.hpp"
#include "goods/requisition_row.hpp"
#include "store/insert_rows.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most = 1'000'000'000'000;

/// What vouchers of a kind begin with, and what the journal says of them.
struct KindRule {
    MovementKind kind;
    std::string_view series;
    std::string_view verb;
};
constexpr std::array kind_rules{
    KindRule{MovementKind::receipt, "PN", "goods.received"},
    KindRule{MovementKind::issue, "PX", "goods.issued"},
    KindRule{MovementKind::transfer_out, "PX", "goods.sent"},
    KindRule{MovementKind::transfer_in, "PN", "goods.taken_in"},
    KindRule{MovementKind::count, "KK", "goods.counted"},
    KindRule{MovementKind::loss, "PH", "goods.lost"},
    KindRule{MovementKind::packing, "DG", "goods.packed"},
    KindRule{MovementKind::give_back, "PN", "goods.returned"},
    KindRule{MovementKind::undo, "HT", "goods.undone"},
    KindRule{MovementKind::to_seller, "PX", "goods.sent_back"},
};

const KindRule& rule_of(MovementKind kind) {
    return *std::ranges::find(kind_rules, kind, &KindRule::kind);
}

void bring_in(store::Transaction& tx, const Leg& leg) {
    tx.change(R"(
        INSERT INTO goods_stock (home, place, lot, item, until, amount, worth)
        SELECT $1, $2, l.id, l.item, coalesce(l.expires_on, '9999-12-31'), $4, $5 FROM goods_lot l WHERE l.id = $3
        ON CONFLICT (home, place, lot) DO UPDATE
        SET amount = goods_stock.amount + excluded.amount, worth = goods_stock.worth + excluded.worth)",
              {leg.home, leg.place, leg.lot, leg.amount, leg.worth});
    tx.change(R"(
        INSERT INTO goods_shelf (home, place, item, amount) VALUES ($1, $2, $3, $4)
        ON CONFLICT (home, place, item) DO UPDATE SET amount = goods_shelf.amount + excluded.amount)",
              {leg.home, leg.place, leg.item, leg.amount});
}

void take_out(store::Transaction& tx, const base::Who& who, const Leg& leg) {
    const auto changed = tx.change(R"(
        UPDATE goods_stock SET amount = amount + $4, worth = worth + $5
        WHERE home = $1 AND place = $2 AND lot = $3 AND amount + $4 >= 0)",
                                   {leg.home, leg.place, leg.lot, leg.amount, leg.worth});
    if (changed == 0) refuse_too_much(tx, who, leg.item, amount_at(tx, leg.place, leg.lot));
    tx.change("UPDATE goods_shelf SET amount = amount + $4 WHERE home = $1 AND place = $2 AND item = $3",
              {leg.home, leg.place, leg.item, leg.amount});
    tx.change("DELETE FROM goods_stock WHERE home = $1 AND place = $2 AND lot = $3 AND amount = 0",
              {leg.home, leg.place, leg.lot});
    tx.change("DELETE FROM goods_shelf WHERE home = $1 AND place = $2 AND item = $3 AND amount = 0",
              {leg.home, leg.place, leg.item});
}

/// The next number of a store's vouchers of this kind and year.
std::int64_t next_number(store::Transaction& tx, const StoreEntry& place, const std::string& series) {
    return tx
        .run(R"(
        INSERT INTO goods_number (home, store, series, last) VALUES ($1, $2, $3, 1)
        ON CONFLICT (home, store, series) DO UPDATE SET last = goods_number.last + 1 RETURNING last)",
             {place.home, place.store.id, series})
        .front()
        .integer("last");
}

void write_voucher(store::Transaction& tx, const base::Who& who, const Posting& posting) {
    const auto today = base::day_of(tx.now());
    const auto series =
        fmt::format("{}-{}", rule_of(posting.kind).series, static_cast<int>(base::parts_of(today).year()));
    const auto number = next_number(tx, posting.store, series);
    const auto code = fmt::format("{}-{:04}", series, number);
    const auto entries = enter(tx, who, posting, code);
    const auto first = entries.empty() ? std::nullopt : std::optional(entries.front());
    tx.change(R"(
        INSERT INTO goods_movement (home, id, kind, store, number, code, day, at, account, reason, words, receiver, transfer,
                                    requisition, refers_to, fingerprint, entry)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17))",
              {posting.store.home, posting.id, base::name_of(posting.kind), posting.store.store.id, number, code, today,
               tx.now(), who.account, posting.reason, posting.words, posting.receiver, posting.transfer,
               posting.requisition, posting.refers_to, posting.fingerprint, first});
    for (std::size_t at = 1; at < entries.size(); ++at)
        tx.change("INSERT INTO goods_movement_entry (home, movement, entry) VALUES ($1, $2, $3)",
                  {posting.store.home, posting.id, entries[at]});
    store::record(tx, who, rule_of(posting.kind).verb, posting.id.uuid, posting.store.store.area.id,
                  base::Json{{"store", base::to_string(posting.store.store.id)}, {"code", code}});
}

void write_lines(store::Transaction& tx, const Posting& posting) {
    std::vector<std::vector<store::Value>> rows;
    for (const auto& leg : posting.legs)
        rows.push_back({leg.home, posting.id, rows.size(), leg.place, leg.lot, leg.item, leg.amount, leg.worth});
    store::insert_rows(tx, "INSERT INTO goods_line (home, movement, position, place, lot, item, amount, worth)", rows);
}

}  // namespace

Movement post(store::Transaction& tx, const base::Who& who, Posting posting) {
    if (posting.legs.empty() && posting.kind != MovementKind::count)
        throw Problem(ProblemKind::invalid, "movement.no_lines");
    enter_what_was_there(tx, who, posting);
    value_what_leaves(tx, posting.legs);
    for (const auto& leg : posting.legs) {
        if (leg.amount > 0 && leg.place == posting.store.store.id.uuid && posting.store.store.is_closed)
            throw Problem(ProblemKind::conflict, "goods_store.closed", posting.store.store.name);
        if (leg.amount > 0)
            bring_in(tx, leg);
        else
            take_out(tx, who, leg);
    }
    write_voucher(tx, who, posting);
    write_lines(tx, posting);
    if (posting.requisition) keep_sent(tx, *posting.requisition, posting.legs, posting.store.store.id.uuid);
    return movement_of(tx, posting.id);
}

std::optional<Movement> posted_before(store::Transaction& tx, MovementId id, const store::Bytes& fingerprint) {
    const auto rows = tx.run("SELECT fingerprint FROM goods_movement WHERE id = $1", {id});
    if (rows.empty()) return std::nullopt;
    if (rows.front().bytes("fingerprint") != fingerprint)
        throw Problem(ProblemKind::conflict, "movement.id_taken", base::to_string(id));
    return movement_of(tx, id);
}

Line read_line(const store::Row& row) {
    return {.lot = row.id<GoodsLotTag>("lot"),
            .item = row.text("item"),
            .expires_on = row.maybe_day("expires_on"),
            .source = row.text("source"),
            .amount = row.integer("amount"),
            .worth = row.integer("worth"),
            .valued_by = row.text("valued_by")};
}

std::vector<Leg> legs_of(store::Transaction& tx, MovementId id) {
    return store::all(
        [](const store::Row& row) {
            return Leg{.home = row.integer("home"),
                       .place = row.uuid("place"),
                       .lot = row.id<GoodsLotTag>("lot"),
                       .item = row.text("item"),
                       .amount = row.integer("amount"),
                       .worth = row.integer("worth")};
        },
        tx.run(
            "SELECT * FROM goods_line WHERE movement = $1 AND home = (SELECT home FROM goods_movement WHERE id = $1) "
            "ORDER BY position",
            {id}));
}

LotRow lot_row(store::Transaction& tx, LotId id) {
    const auto rows = tx.run("SELECT * FROM goods_lot WHERE id = $1", {id});
    if (rows.empty()) throw Problem(ProblemKind::not_found, "movement.lot_unknown", base::to_string(id));
    const auto& row = rows.front();
    return {.home = row.integer("home"),
            .id = id,
            .item = row.text("item"),
            .expires_on = row.maybe_day("expires_on"),
            .amount = row.integer("amount"),
            .worth = row.integer("worth")};
}

LotRow make_lot(store::Transaction& tx, const StoreEntry& place, const NewLot& wanted, const std::string& source,
                const Whose& whose) {
    const auto worth = wanted.worth.value_or(not_valued());
    const LotRow lot{place.home, {tx.new_id()}, wanted.item, wanted.expires_on, wanted.amount, worth.value};
    tx.change(R"(
        INSERT INTO goods_lot (home, id, item, expires_on, received_on, source, amount, worth, valued_by, fundraiser, is_mixed)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11))",
              {lot.home, lot.id, lot.item, lot.expires_on, base::day_of(tx.now()), source, lot.amount, lot.worth,
               worth.valued_by, whose.fundraiser, whose.is_mixed});
    return lot;
}

void value_what_leaves(store::Transaction& tx, std::vector<Leg>& legs) {
    struct Left {
        std::int64_t amount = 0;
        std::int64_t worth = 0;
    };
    std::map<std::pair<base::Uuid, LotId>, Left> places;
    for (auto& leg : legs) {
        if (leg.amount >= 0) continue;
        const auto [place, is_new] = places.try_emplace({leg.place, leg.lot});
        auto& [amount, worth] = place->second;
        if (is_new)
            for (const auto& row :
                 tx.run("SELECT amount, worth FROM goods_stock WHERE place = $1 AND lot = $2", {leg.place, leg.lot}))
                place->second = {row.integer("amount"), row.integer("worth")};
        const bool is_bearable = leg.worth != 0 && amount + leg.amount > 0 && worth + leg.worth >= 0;
        if (!is_bearable) leg.worth = -share_of(worth, -leg.amount, amount);
        amount += leg.amount;
        worth += leg.worth;
    }
}

std::int64_t amount_at(store::Transaction& tx, const base::Uuid& place, LotId lot) {
    const auto rows = tx.run("SELECT amount FROM goods_stock WHERE place = $1 AND lot = $2", {place, lot});
    return rows.empty() ? 0 : rows.front().integer("amount");
}

void require_amount(std::int64_t amount, std::int64_t least) {
    if (amount < least || amount > most)
        throw Problem(ProblemKind::invalid, "movement.amount_wrong", std::to_string(amount));
}

void refuse_too_much(store::Transaction& tx, const base::Who& who, const std::string& item, std::int64_t there) {
    throw Problem(ProblemKind::conflict, "movement.not_enough", spoken(item_called(tx, item), there, who.language));
}

}  // namespace goods
