#include "goods/worth.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "areas/above.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "goods/item_row.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

__extension__ using Wide = __int128;  // an amount times its worth

constexpr std::int64_t beyond_reason = 1'000'000'000'000;
constexpr std::size_t longest_source = 300;

std::string select_prices(const std::string& areas) {
    return "SELECT p.*, a.name AS area_name FROM goods_price p JOIN area a ON a.id = p.area WHERE p.area IN " + areas;
}

Price read(const store::Row& row) {
    return {.item = row.text("item"),
            .area = Place{row.uuid("area"), row.text("area_name")},
            .valid_from = row.day("valid_from"),
            .value = row.integer("value"),
            .source = row.text("source")};
}

}  // namespace

Worth not_valued() {
    return {0, "chưa định giá"};
}

std::int64_t share_of(std::int64_t worth, std::int64_t part, std::int64_t whole) {
    if (part >= whole) return worth;
    return static_cast<std::int64_t>((Wide{worth} * part * 2 + whole) / (Wide{whole} * 2));
}

Worth checked(Worth worth) {
    worth.valued_by = base::tidy(base::to_nfc(worth.valued_by));
    const bool is_said = !worth.valued_by.empty() && worth.valued_by.size() <= longest_source;
    if (!is_said || worth.value < 0 || worth.value > beyond_reason)
        throw Problem(ProblemKind::invalid, "movement.worth_wrong", std::to_string(worth.value));
    return worth;
}

Price set_price(store::Transaction& tx, const base::Who& who, areas::AreaId id, const Price& wanted) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::goods_write, area.path);
    const auto item = item_for(tx, wanted.item, area.path);
    const auto [value, source] = checked({wanted.value, wanted.source});
    tx.change(R"(
        INSERT INTO goods_price (home, area, item, valid_from, value, source) VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (home, area, item, valid_from) DO UPDATE SET value = excluded.value, source = excluded.source)",
              {area.home, area.id, item.code, wanted.valid_from, value, source});
    store::record(tx, who, "goods_item.priced", tx.new_id(), area.id.uuid,
                  base::Json{{"item", item.code},
                             {"valid_from", base::to_string(wanted.valid_from)},
                             {"value", value},
                             {"source", source}});
    return {item.code, Place{area.id.uuid, area.name}, wanted.valid_from, value, source};
}

std::vector<Price> prices_on(store::Transaction& tx, const base::Who& who, areas::AreaId id, base::Day day) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
    std::vector<store::Value> parameters{day};
    const auto list = store::list_behind(parameters, areas::itself_and_above(tx, area));
    std::vector<Price> found;
    for (const auto& row :
         tx.run(select_prices(list) + " AND p.valid_from <= $1 ORDER BY p.item, a.level DESC, p.valid_from DESC",
                parameters))
        if (found.empty() || found.back().item != row.text("item")) found.push_back(read(row));
    return found;
}

Worth worth_by_price(store::Transaction& tx, areas::AreaId id, const Item& item, std::int64_t amount, base::Day day) {
    std::vector<store::Value> parameters{day, item.code};
    const auto list = store::list_behind(parameters, areas::itself_and_above(tx, areas::get(tx, id)));
    const auto price = store::first(read, tx.run(select_prices(list) + R"(
        AND p.item = $2 AND p.valid_from <= $1 ORDER BY a.level DESC, p.valid_from DESC LIMIT 1)",
                                                 parameters));
    if (!price) return not_valued();
    const auto value = std::min(Wide{price->value} * amount / item.factor, Wide{beyond_reason});
    return {static_cast<std::int64_t>(value), price->source};
}

}  // namespace goods
