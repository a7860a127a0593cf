#include "goods/stock.hpp"

#include "base/problem.hpp"
#include "goods/item_row.hpp"
#include "goods/posting.hpp"
#include "goods/public_book.hpp"
#include "store/counters.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

constexpr std::size_t most_lots_of_an_item = 2000;

/// An item that nobody knows any more is shown by its code.
Item known(const std::map<std::string, Item>& items, const std::string& code) {
    const auto found = items.find(code);
    return found == items.end() ? Item{.code = code, .vi = code, .en = code} : found->second;
}

Lot read_lot(const store::Row& row, base::Day today) {
    const auto expires = row.maybe_day("expires_on");
    return {.id = row.id<GoodsLotTag>("id"),
            .item = row.text("item"),
            .expires_on = expires,
            .received_on = row.day("received_on"),
            .source = row.text("source"),
            .amount = row.integer("amount"),
            .is_expired = expires && *expires < today,
            .worth = row.integer("there"),
            .valued_by = row.text("valued_by"),
            .fundraiser = row.maybe_uuid("fundraiser")};
}

}  // namespace

ShelfPage shelves(store::Transaction& tx, const base::Who& who, StoreId id, const ShelfQuery& query) {
    const auto place = seen_store(tx, who, id);
    const auto rows = tx.run(R"(
        SELECT h.item, h.amount,
               (SELECT min(l.expires_on) FROM goods_stock k JOIN goods_lot l ON l.id = k.lot
                WHERE k.place = h.place AND k.item = h.item) AS first_expiry,
               CAST(coalesce((SELECT sum(k.amount) FROM goods_stock k
                              WHERE k.place = h.place AND k.item = h.item AND k.until < $4), 0) AS BIGINT) AS expired
        FROM goods_shelf h WHERE h.home = $1 AND h.place = $2 AND h.item > $3 ORDER BY h.item LIMIT $5)",
                             {place.home, id, query.after, base::day_of(tx.now()), query.limit});
    std::set<std::string> codes;
    for (const auto& row : rows) codes.insert(row.text("item"));
    const auto items = items_called(tx, codes);
    ShelfPage page;
    for (const auto& row : rows)
        page.items.push_back({known(items, row.text("item")), row.integer("amount"), row.maybe_day("first_expiry"),
                              row.integer("expired")});
    if (rows.size() == query.limit) page.next = rows.back().text("item");
    return page;
}

std::vector<Lot> lots(store::Transaction& tx, const base::Who& who, StoreId id, const LotQuery& query) {
    const auto place = seen_store(tx, who, id);
    const auto today = base::day_of(tx.now());
    return store::all([&](const store::Row& row) { return read_lot(row, today); },
                      tx.run(R"(
        SELECT l.id, l.item, l.expires_on, l.received_on, l.source, l.valued_by, l.fundraiser, k.amount, k.worth AS there
        FROM goods_stock k JOIN goods_lot l ON l.id = k.lot
        WHERE k.home = $1 AND k.place = $2 AND ($3 = '' OR k.item = $3) AND ($4 IS NULL OR k.until <= $4)
          AND ($5 IS NULL OR (k.until, k.lot) > (SELECT s.until, s.lot FROM goods_stock s WHERE s.home = $1 AND s.place = $2 AND s.lot = $5))
        ORDER BY k.until, k.lot LIMIT $6)",
                             {place.home, id, query.item, query.expiring_by, query.after, query.limit}));
}

std::vector<Share> propose(store::Transaction& tx, const base::Who& who, StoreId id, const std::string& item,
                           std::int64_t amount) {
    const auto place = own_store(tx, who, id);
    std::vector<Share> shares;
    for (const auto& leg : legs_out(tx, who, place, {{item, amount, std::nullopt}}))
        shares.push_back({leg.lot, -leg.amount});
    return shares;
}

std::vector<Share> good_lots(store::Transaction& tx, const StoreEntry& place, const std::string& item) {
    return store::all(
        [](const store::Row& row) {
            return Share{row.id<GoodsLotTag>("lot"), row.integer("amount")};
        },
        tx.run(R"(
        SELECT lot, amount FROM goods_stock WHERE home = $1 AND place = $2 AND item = $3 AND until >= $4
        ORDER BY until, lot LIMIT $5)",
               {place.home, place.store.id, item, base::day_of(tx.now()), most_lots_of_an_item}));
}

void rebuild_stock(store::Transaction& tx) {
    tx.change("DELETE FROM goods_stock");
    tx.change("DELETE FROM goods_shelf");
    tx.change("DELETE FROM goods_asked");
    tx.change(R"(
        INSERT INTO goods_stock (home, place, lot, item, until, amount, worth)
        SELECT g.home, g.place, g.lot, g.item, coalesce(l.expires_on, '9999-12-31'), sum(g.amount), sum(g.worth)
        FROM goods_line g JOIN goods_lot l ON l.id = g.lot
        GROUP BY g.home, g.place, g.lot, g.item, l.expires_on HAVING sum(g.amount) <> 0)");
    tx.change(R"(
        INSERT INTO goods_shelf (home, place, item, amount)
        SELECT home, place, item, sum(amount) FROM goods_stock GROUP BY home, place, item)");
    tx.change(R"(
        UPDATE requisition_line SET sent = coalesce((
            SELECT -sum(g.amount) FROM goods_movement m JOIN goods_line g ON g.home = m.home AND g.movement = m.id AND g.place = m.store
            WHERE m.requisition = requisition_line.requisition AND g.item = requisition_line.item), 0))");
    tx.change(R"(
        UPDATE goods_store SET waiting = (
            SELECT count(*) FROM requisition r WHERE r.to_store = goods_store.id AND r.state = 'waiting'))");
    for (const auto& row : tx.run("SELECT DISTINCT opened_at FROM requisition WHERE state <> 'withdrawn'")) {
        const auto at = row.instant("opened_at");
        tx.change(R"(
            INSERT INTO goods_asked (home, area, item, day, slot, asked, granted)
            SELECT a.home, r.area, l.item, $2, $3, sum(l.asked), sum(l.granted)
            FROM requisition r JOIN requisition_line l ON l.home = r.home AND l.requisition = r.id JOIN area a ON a.id = r.area
            WHERE r.opened_at = $1 AND r.state <> 'withdrawn' GROUP BY a.home, r.area, l.item
            ON CONFLICT (home, area, item, day, slot) DO UPDATE
            SET asked = goods_asked.asked + excluded.asked, granted = goods_asked.granted + excluded.granted)",
                  {at, base::day_of(at), store::own_slot(tx.engine())});
    }
}

std::vector<Miscount> miscounts(store::Transaction& tx) {
    std::vector<Miscount> found;
    for (const auto& row : tx.run(R"(
        SELECT * FROM (
            SELECT 'lot' AS what, place, CAST(sum(kept) AS BIGINT) AS kept, CAST(sum(facts) AS BIGINT) AS facts FROM (
                SELECT place, lot, amount AS kept, 0 AS facts FROM goods_stock
                UNION ALL SELECT place, lot, 0, amount FROM goods_line) x GROUP BY place, lot
            UNION ALL SELECT 'worth', place, CAST(sum(kept) AS BIGINT), CAST(sum(facts) AS BIGINT) FROM (
                SELECT place, lot, worth AS kept, 0 AS facts FROM goods_stock
                UNION ALL SELECT place, lot, 0, worth FROM goods_line) x GROUP BY place, lot
            UNION ALL SELECT 'item', place, CAST(sum(kept) AS BIGINT), CAST(sum(facts) AS BIGINT) FROM (
                SELECT place, item, amount AS kept, 0 AS facts FROM goods_shelf
                UNION ALL SELECT place, item, 0, amount FROM goods_line) x GROUP BY place, item
            UNION ALL SELECT 'waiting', s.id, s.waiting, (
                SELECT count(*) FROM requisition r WHERE r.to_store = s.id AND r.state = 'waiting') FROM goods_store s
            UNION ALL SELECT 'sent', l.requisition, l.sent, CAST(coalesce((
                SELECT -sum(g.amount) FROM goods_movement m JOIN goods_line g ON g.home = m.home AND g.movement = m.id AND g.place = m.store
                WHERE m.requisition = l.requisition AND g.item = l.item), 0) AS BIGINT) FROM requisition_line l
            UNION ALL SELECT 'asked', area, CAST(sum(kept) AS BIGINT), CAST(sum(facts) AS BIGINT) FROM (
                SELECT area, item, asked AS kept, 0 AS facts FROM goods_asked
                UNION ALL SELECT r.area, l.item, 0, l.asked FROM requisition r JOIN requisition_line l ON l.home = r.home AND l.requisition = r.id
                WHERE r.state <> 'withdrawn') x GROUP BY area, item
            UNION ALL SELECT 'granted', area, CAST(sum(kept) AS BIGINT), CAST(sum(facts) AS BIGINT) FROM (
                SELECT area, item, granted AS kept, 0 AS facts FROM goods_asked
                UNION ALL SELECT r.area, l.item, 0, l.granted FROM requisition r JOIN requisition_line l ON l.home = r.home AND l.requisition = r.id
                WHERE r.state <> 'withdrawn') x GROUP BY area, item) y
        WHERE kept <> facts ORDER BY what, place)"))
        found.push_back({row.text("what"), row.uuid("place"), row.integer("kept"), row.integer("facts")});
    for (auto& one : ledger_miscounts(tx)) found.push_back(std::move(one));
    return found;
}

}  // namespace goods
