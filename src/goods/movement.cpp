#include "goods/movement.hpp"

#include <algorithm>
#include <map>

#include "base/problem.hpp"
#include "bodies/body.hpp"
#include "goods/item_row.hpp"
#include "goods/posting.hpp"
#include "goods/public_book.hpp"
#include "goods/requisition_row.hpp"
#include "goods/word.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Problem;
using base::ProblemKind;

/// What leaves gets its worth when it is posted.
Leg leg_at(const StoreEntry& place, const LotRow& lot, std::int64_t amount, std::int64_t worth = 0) {
    return {.home = place.home,
            .place = place.store.id.uuid,
            .lot = lot.id,
            .item = lot.item,
            .amount = amount,
            .worth = worth};
}

/// More of a lot than was written, at the worth it came in with.
Leg found(const StoreEntry& place, const LotRow& lot, std::int64_t amount) {
    const auto worth = lot.amount == 0 ? 0 : share_of(lot.worth, amount, lot.amount);
    return leg_at(place, lot, amount, worth);
}

/// The lot that comes in, with its last good day and its worth.
NewLot coming_in(store::Transaction& tx, const StoreEntry& place, NewLot wanted) {
    const auto item = item_for(tx, wanted.item, place.area_path);
    const auto today = base::day_of(tx.now());
    require_amount(wanted.amount);
    if (!wanted.expires_on && item.shelf_days) wanted.expires_on = today + static_cast<int>(*item.shelf_days);
    if (wanted.expires_on && *wanted.expires_on < today)
        throw Problem(ProblemKind::conflict, "movement.expired", base::to_string(*wanted.expires_on));
    wanted.worth =
        wanted.worth ? checked(*wanted.worth) : worth_by_price(tx, {place.store.area.id}, item, wanted.amount, today);
    return wanted;
}

/// What of an issue did not come back yet.
struct Out {
    std::int64_t amount = 0;
    std::int64_t worth = 0;
};

std::map<LotId, Out> still_out(store::Transaction& tx, MovementId of, StoreId place) {
    std::map<LotId, Out> out;
    for (const auto& row : tx.run(R"(
             SELECT g.lot, CAST(-sum(g.amount) AS BIGINT) AS amount, CAST(-sum(g.worth) AS BIGINT) AS worth
             FROM goods_movement m JOIN goods_line g ON g.home = m.home AND g.movement = m.id
             WHERE m.store = $2 AND m.undone_by IS NULL
               AND ((m.id = $1 AND m.kind = 'issue') OR (m.refers_to = $1 AND m.kind = 'give_back')) GROUP BY g.lot)",
                                  {of, place}))
        out[row.id<GoodsLotTag>("lot")] = {row.integer("amount"), row.integer("worth")};
    return out;
}

bool was_here(store::Transaction& tx, const StoreEntry& place, LotId lot) {
    return !tx.run("SELECT 1 AS found FROM goods_line WHERE place = $1 AND lot = $2 LIMIT 1", {place.store.id, lot})
                .empty();
}

/// All that is in a store, as it leaves at once.
std::vector<Leg> everything(store::Transaction& tx, const StoreEntry& place) {
    return store::all(
        [&](const store::Row& row) {
            return leg_at(place, {.home = 0, .id = row.id<GoodsLotTag>("lot"), .item = row.text("item")},
                          -row.integer("amount"));
        },
        tx.run("SELECT lot, item, amount FROM goods_stock WHERE home = $1 AND place = $2 ORDER BY until, lot",
               {place.home, place.store.id}));
}

/// The first last good day among these lots.
std::optional<base::Day> first_expiry(store::Transaction& tx, const std::vector<Leg>& legs) {
    std::vector<store::Value> parameters;
    std::vector<base::Uuid> ids;
    for (const auto& leg : legs) ids.push_back(leg.lot.uuid);
    const auto list = store::list_behind(parameters, ids);
    return tx.run("SELECT min(expires_on) AS first FROM goods_lot WHERE id IN " + list, parameters)
        .front()
        .maybe_day("first");
}

}  // namespace

namespace {

Movement take(store::Transaction& tx, const base::Who& who, StoreId id, const Receipt& wanted,
              const std::optional<Origin>& origin) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::receipt, place, wanted);
    posting.origin = origin;
    posting.coming = wanted.coming.value_or(Coming::gift);
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    const auto source = short_text(wanted.source);
    if (source.empty()) throw Problem(ProblemKind::invalid, "movement.source_missing");
    for (const auto& line : wanted.lines) {
        const auto lot = make_lot(tx, place, coming_in(tx, place, line), source, {wanted.fundraiser});
        posting.legs.push_back(leg_at(place, lot, lot.amount, lot.worth));
    }
    return post(tx, who, std::move(posting));
}

}  // namespace

Movement receive(store::Transaction& tx, const base::Who& who, StoreId id, const Receipt& wanted) {
    return take(tx, who, id, wanted, std::nullopt);
}

Movement receive_from(store::Transaction& tx, const base::Who& who, StoreId id, const Receipt& wanted,
                      const Origin& origin) {
    return take(tx, who, id, wanted, origin);
}

Movement send_back(store::Transaction& tx, const base::Who& who, StoreId id, const SentBack& wanted,
                   const Origin& seller, const std::string& cash) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::to_seller, place, wanted);
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    for (const auto& [lot, amount] : wanted.lines) {
        require_amount(amount);
        posting.legs.push_back(leg_at(place, lot_row(tx, lot), -amount));
    }
    value_what_leaves(tx, posting.legs);
    std::int64_t worth = 0;
    for (const auto& leg : posting.legs) worth -= leg.worth;
    posting.origin = seller;
    if (worth > 0 && !cash.empty()) posting.origin->besides = ledger::moved(seller.account, cash, ledger::money(worth));
    return post(tx, who, std::move(posting));
}

Movement issue(store::Transaction& tx, const base::Who& who, StoreId id, const Issue& wanted) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::issue, place, wanted);
    posting.receiver = wanted.receiver;
    posting.requisition = wanted.requisition;
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    if (wanted.receiver) bodies::get(tx, bodies::BodyId{*wanted.receiver});
    if (wanted.requisition) require_granted(tx, *wanted.requisition, place);
    posting.legs = legs_out(tx, who, place, wanted.lines);
    return post(tx, who, std::move(posting));
}

Movement give_back(store::Transaction& tx, const base::Who& who, StoreId id, const Return& wanted) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::give_back, place, wanted);
    posting.refers_to = wanted.of;
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    require_word("return", wanted.reason);
    auto out = still_out(tx, wanted.of, id);
    for (const auto& [lot, amount] : wanted.lines) {
        require_amount(amount);
        auto& left = out[lot];
        if (left.amount < amount) throw Problem(ProblemKind::conflict, "movement.not_issued", base::to_string(lot));
        const auto worth = share_of(left.worth, amount, left.amount);
        left = {left.amount - amount, left.worth - worth};
        posting.legs.push_back(leg_at(place, lot_row(tx, lot), amount, worth));
    }
    return post(tx, who, std::move(posting));
}

Movement count(store::Transaction& tx, const base::Who& who, StoreId id, const Count& wanted) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::count, place, wanted);
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    if (wanted.lines.empty()) throw Problem(ProblemKind::invalid, "movement.no_lines");
    for (const auto& [lot, expected, counted] : wanted.lines) {
        require_amount(counted, 0);
        if (!was_here(tx, place, lot))
            throw Problem(ProblemKind::not_found, "movement.lot_unknown", base::to_string(lot));
        if (amount_at(tx, id.uuid, lot) != expected || std::ranges::count(wanted.lines, lot, &CountedLot::lot) > 1)
            throw Problem(ProblemKind::conflict, "movement.counted_meanwhile", base::to_string(lot));
        if (counted > expected) posting.legs.push_back(found(place, lot_row(tx, lot), counted - expected));
        if (counted < expected) posting.legs.push_back(leg_at(place, lot_row(tx, lot), counted - expected));
    }
    if (!posting.legs.empty()) require_word("count", wanted.reason);
    return post(tx, who, std::move(posting));
}

Movement lose(store::Transaction& tx, const base::Who& who, StoreId id, const Loss& wanted) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::loss, place, wanted);
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    require_word("loss", wanted.reason);
    if (wanted.everything) posting.legs = everything(tx, place);
    for (const auto& [lot, amount] : wanted.lines) {
        require_amount(amount);
        posting.legs.push_back(leg_at(place, lot_row(tx, lot), -amount));
    }
    return post(tx, who, std::move(posting));
}

Movement pack(store::Transaction& tx, const base::Who& who, StoreId id, const Packing& wanted) {
    const auto place = own_store(tx, who, id);
    auto posting = begun(MovementKind::packing, place, wanted);
    if (const auto before = posted_before(tx, wanted.id, posting.fingerprint)) return *before;
    constexpr std::int64_t most_packages = 1'000'000;
    if (wanted.packages > most_packages) require_amount(0);
    require_amount(wanted.packages);
    item_for(tx, wanted.package, place.area_path);
    std::vector<Taken> lines;
    for (const auto& part : recipe_on(tx, wanted.package, base::day_of(tx.now())).parts)
        lines.push_back({part.item, part.amount * wanted.packages, std::nullopt});
    posting.legs = legs_out(tx, who, place, lines);
    Worth worth{0, "giá các món trong túi"};
    for (const auto& leg : posting.legs) worth.value -= leg.worth;
    const auto lot = make_lot(tx, place, {wanted.package, wanted.packages, first_expiry(tx, posting.legs), worth}, "",
                              whose(tx, posting.legs));
    posting.legs.push_back(leg_at(place, lot, lot.amount, lot.worth));
    return post(tx, who, std::move(posting));
}

}  // namespace goods
