#include <map>
#include <numeric>

#include "base/problem.hpp"
#include "goods/item_row.hpp"
#include "goods/posting.hpp"

/// Which lots goods are taken from.
namespace goods {
namespace {

using base::Problem;
using base::ProblemKind;

/// Legs out of a store in the making; a lot gives no more than is there, however many lines ask for it.
class Taking {
public:
    Taking(store::Transaction& tx, const base::Who& who, const StoreEntry& place) : tx_(tx), who_(who), place_(place) {}

    void from_lot(const Taken& line) {
        const auto lot = lot_row(tx_, *line.lot);
        if (lot.item != line.item) throw Problem(ProblemKind::invalid, "movement.lot_unknown", line.item);
        if (lot.expires_on && *lot.expires_on < base::day_of(tx_.now()))
            throw Problem(ProblemKind::conflict, "movement.expired", base::to_string(*lot.expires_on));
        const auto left = amount_at(tx_, place_.store.id.uuid, lot.id) - taken_[lot.id];
        if (left < line.amount) refuse_too_much(tx_, who_, line.item, left);
        take(lot.id, line.item, line.amount);
    }

    void from_the_oldest(const Taken& line) {
        auto wanted = line.amount;
        const auto lots = good_lots(tx_, place_, line.item);
        std::int64_t there = 0;
        for (const auto& [lot, amount] : lots) {
            const auto left = amount - taken_[lot];
            there += left;
            const auto part = std::min(left, wanted);
            if (part > 0) take(lot, line.item, part);
            wanted -= part;
        }
        if (wanted > 0) refuse_too_much(tx_, who_, line.item, there);
    }

    std::vector<Leg> legs;

private:
    void take(LotId lot, const std::string& item, std::int64_t amount) {
        taken_[lot] += amount;
        legs.push_back(
            {.home = place_.home, .place = place_.store.id.uuid, .lot = lot, .item = item, .amount = -amount});
    }

    store::Transaction& tx_;
    const base::Who& who_;
    const StoreEntry& place_;
    std::map<LotId, std::int64_t> taken_;
};

}  // namespace

std::vector<Leg> legs_out(store::Transaction& tx, const base::Who& who, const StoreEntry& place,
                          const std::vector<Taken>& lines) {
    Taking taking(tx, who, place);
    for (const auto& line : lines) {
        item_for(tx, line.item, place.area_path);
        require_amount(line.amount);
        if (line.lot) taking.from_lot(line);
    }
    for (const auto& line : lines)
        if (!line.lot) taking.from_the_oldest(line);
    value_what_leaves(tx, taking.legs);
    return std::move(taking.legs);
}

}  // namespace goods
