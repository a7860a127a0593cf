#include "goods/book_lines.hpp"

#include <algorithm>
#include <ranges>
#include <tuple>
#include <utility>

#include "goods/contents.hpp"
#include "goods/ledger_names.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

void append(std::vector<ledger::Line>& lines, std::vector<ledger::Line> more) {
    std::ranges::move(more, std::back_inserter(lines));
}

/// On stores and on the road.
std::vector<ledger::Line> lines_at_places(const std::vector<Leg>& legs, const std::optional<TransferId>& transfer,
                                          const Sources& sources, const std::optional<Road>& road) {
    std::vector<ledger::Line> lines;
    for (const auto& leg : legs) {
        const bool is_on_the_road = transfer && leg.place == transfer->uuid;
        const auto account =
            is_on_the_road ? road_account({road->from.id}, {road->to.id}) : stock_account(StoreId{leg.place});
        lines.push_back({account, commodity_of(leg.item), leg.amount, leg.worth, sources.at(leg.lot).valued_by});
    }
    auto few = joined(lines);
    if (few.size() * 2 <= ledger::most_lines) return few;
    for (auto& line : lines) line.valued_by = "theo các phiếu nhập";
    return joined(lines);
}

/// What left the road and came nowhere.
std::vector<ledger::Line> missing(const std::vector<ledger::Line>& lines, const std::string& account) {
    std::map<std::pair<std::string, std::string>, ledger::Line> sums;
    for (const auto& line : lines) {
        auto& sum = sums[{line.commodity, line.valued_by}];
        sum = {account, line.commodity, sum.quantity - line.quantity, sum.value - line.value, line.valued_by};
    }
    std::vector<ledger::Line> left;
    for (const auto& line : std::views::values(sums))
        if (line.quantity != 0) left.push_back(line);
    return left;
}

/// What packages that left the stores, or came into them again, had in them.
std::vector<Content> moved_with(store::Transaction& tx, const Posting& posting, LotId lot, std::int64_t left) {
    if (left > 0) {
        auto all = filled_in_stores(tx, lot);
        return take(all, left);
    }
    if (posting.kind != MovementKind::give_back) return found_again(tx, lot, -left);
    auto all = filled_under_way(tx, lot, *posting.refers_to);
    return take(all, -left);
}

/// The packages of one lot go back to what they are made of, and that goes to the other account; or the other way
/// round.
void change_into_contents(store::Transaction& tx, const Posting& posting, LotId lot, const ledger::Line& left,
                          const std::string& other, LinesByFundraiser& all) {
    const auto account = contents_account(lot);
    all[std::nullopt].push_back({account, left.commodity, left.quantity, left.value, left.valued_by});
    for (const auto& [fundraiser, amount] : moved_with(tx, posting, lot, left.quantity))
        append(all[fundraiser],
               left.quantity > 0 ? ledger::moved(account, other, amount) : ledger::moved(other, account, amount));
}

/// How many packages of each lot left stores and roads for good.
std::map<LotId, ledger::Line> left_by(const std::vector<Leg>& legs, const Sources& sources) {
    std::map<LotId, ledger::Line> lots;
    for (const auto& leg : legs) {
        auto& left = lots[leg.lot];
        left = {{},
                commodity_of(leg.item),
                left.quantity - leg.amount,
                left.value - leg.worth,
                sources.at(leg.lot).valued_by};
    }
    return lots;
}

}  // namespace

Sources sources_of(store::Transaction& tx, const std::vector<Leg>& legs) {
    std::vector<store::Value> parameters;
    std::vector<LotId> ids;
    for (const auto& leg : legs) ids.push_back(leg.lot);
    const auto list = store::list_behind(parameters, ids);
    Sources sources;
    for (const auto& row :
         tx.run("SELECT id, valued_by, fundraiser, is_mixed FROM goods_lot WHERE id IN " + list, parameters))
        sources[row.id<GoodsLotTag>("id")] = {row.text("valued_by"),
                                              {row.maybe_uuid("fundraiser"), row.boolean("is_mixed")}};
    return sources;
}

std::vector<ledger::Line> joined(const std::vector<ledger::Line>& lines) {
    std::map<std::tuple<std::string, std::string, std::string, bool>, ledger::Line> sums;
    for (const auto& line : lines) {
        auto& sum = sums[{line.account, line.commodity, line.valued_by, line.quantity > 0}];
        const auto [quantity, value] = std::pair(sum.quantity + line.quantity, sum.value + line.value);
        sum = line;
        std::tie(sum.quantity, sum.value) = std::tie(quantity, value);
    }
    const auto found = std::views::values(sums);
    return {found.begin(), found.end()};
}

std::vector<ledger::Line> mirrored(std::vector<ledger::Line> lines, const std::string& account) {
    for (auto& line : lines) {
        line.account = account;
        line.quantity = -line.quantity;
        line.value = -line.value;
    }
    return lines;
}

LinesByFundraiser lines_of(store::Transaction& tx, const Posting& posting, const Sources& sources,
                           const std::optional<Road>& road, const std::string& other) {
    std::map<std::optional<base::Uuid>, std::vector<Leg>> parts;
    std::vector<Leg> packages;
    for (const auto& leg : posting.legs) {
        const auto& [fundraiser, is_mixed] = sources.at(leg.lot).whose;
        if (is_mixed && posting.kind != MovementKind::packing)
            packages.push_back(leg);
        else
            parts[fundraiser].push_back(leg);
    }
    LinesByFundraiser all;
    for (const auto& [fundraiser, legs] : parts) {
        auto& lines = all[fundraiser] = lines_at_places(legs, posting.transfer, sources, road);
        append(lines, road ? missing(lines, other) : mirrored(lines, other));
    }
    if (packages.empty()) return all;
    LinesByFundraiser contents;
    contents[std::nullopt] = lines_at_places(packages, posting.transfer, sources, road);
    for (const auto& [lot, left] : left_by(packages, sources))
        if (left.quantity != 0) change_into_contents(tx, posting, lot, left, other, contents);
    for (const auto& [fundraiser, lines] : contents) append(all[fundraiser], joined(lines));
    return all;
}

}  // namespace goods
