#include "goods/contents.hpp"

#include <algorithm>

#include "goods/ledger_names.hpp"
#include "goods/posting.hpp"
#include "ledger/campaign.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

/// Of an issue, and of what came back of it and was not moved back again.
std::vector<ledger::EntryId> entries_about(store::Transaction& tx, MovementId issue) {
    return store::all([](const store::Row& row) { return ledger::EntryId{row.uuid("entry")}; }, tx.run(R"(
        WITH about AS (SELECT id, entry FROM goods_movement WHERE id = $1
                       UNION ALL SELECT id, entry FROM goods_movement
                       WHERE refers_to = $1 AND kind = 'give_back' AND undone_by IS NULL)
        SELECT entry FROM about WHERE entry IS NOT NULL
        UNION ALL SELECT e.entry FROM about a JOIN goods_movement_entry e ON e.movement = a.id)",
                                                                                                       {issue}));
}

std::vector<Content> contents(const std::vector<ledger::Holding>& held) {
    std::vector<Content> parts;
    for (const auto& [campaign, amount] : held)
        if (amount.quantity != 0) parts.push_back({campaign, amount});
    return parts;
}

/// What stands on the account of a lot: its packages below nothing, what is in them above.
Filled read_filled(store::Transaction& tx, LotId lot, const std::vector<ledger::Holding>& held) {
    Filled all{0, contents(held)};
    const auto package = commodity_of(lot_row(tx, lot).item);
    std::erase_if(all.parts, [&](const Content& part) {
        if (part.amount.commodity != package) return false;
        all.packages -= part.amount.quantity;
        return true;
    });
    return all;
}

void take_away(Filled& all, const Filled& less) {
    all.packages -= less.packages;
    for (const auto& [fundraiser, amount] : less.parts)
        for (auto& part : all.parts)
            if (part.fundraiser == fundraiser && part.amount.commodity == amount.commodity &&
                part.amount.valued_by == amount.valued_by) {
                part.amount.quantity -= amount.quantity;
                part.amount.value -= amount.value;
            }
}

}  // namespace

Filled filled_in_stores(store::Transaction& tx, LotId lot) {
    return read_filled(tx, lot, ledger::held_on(tx, contents_account(lot)));
}

Filled filled_under_way(store::Transaction& tx, LotId lot, MovementId issue) {
    auto held = ledger::put_on(tx, contents_account(lot), entries_about(tx, issue));
    for (auto& [campaign, amount] : held) {
        amount.quantity = -amount.quantity;
        amount.value = -amount.value;
    }
    return read_filled(tx, lot, held);
}

std::vector<Content> take(Filled& all, std::int64_t packages) {
    std::vector<Content> taken;
    for (auto& [fundraiser, left] : all.parts) {
        const auto quantity = share_of(left.quantity, packages, all.packages);
        if (quantity <= 0) continue;
        const auto value = share_of(left.value, quantity, left.quantity);
        taken.push_back({fundraiser, {left.commodity, quantity, value, left.valued_by}});
        left.quantity -= quantity;
        left.value -= value;
    }
    all.packages -= packages;
    return taken;
}

std::vector<Content> found_again(store::Transaction& tx, LotId lot, std::int64_t packages) {
    auto packed = read_filled(tx, lot, ledger::held_on(tx, contents_account(lot), ledger::Kind::packing));
    auto gone = packed;
    take_away(gone, filled_in_stores(tx, lot));
    const auto of_gone = std::clamp<std::int64_t>(gone.packages, 0, packages);
    auto found = of_gone > 0 ? take(gone, of_gone) : std::vector<Content>();
    if (of_gone < packages)
        for (auto& more : take(packed, packages - of_gone)) found.push_back(std::move(more));
    return found;
}

std::vector<Content> put_under_way(store::Transaction& tx, StoreId store, MovementId issue) {
    return contents(ledger::put_on(tx, way_account(store), entries_about(tx, issue)));
}

}  // namespace goods
