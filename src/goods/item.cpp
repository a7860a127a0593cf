#include "goods/item.hpp"

#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/above.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "base/vocabulary.hpp"
#include "goods/item_row.hpp"
#include "goods/word.hpp"
#include "store/journal.hpp"
#include "store/values.hpp"

namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_in_a_unit = 1'000'000'000;
constexpr std::int64_t most_shelf_days = 36'500;

const std::vector<Item>& vocabulary() {
    static const auto read_once = base::vocabulary<Item>("goods/vocabulary/goods_items.json");
    return read_once;
}

std::string select_items(const std::string& where) {
    return "SELECT i.*, a.name AS area_name, a.path AS area_path FROM goods_item i JOIN area a ON a.id = i.area "
           "WHERE " +
           where;
}

ItemEntry read_entry(const store::Row& row) {
    return {.item = {.code = base::to_string(row.uuid("id")),
                     .area = Place{row.uuid("area"), row.text("area_name")},
                     .kind = row.text("kind"),
                     .vi = row.text("name"),
                     .en = row.text("name"),
                     .unit_vi = row.text("unit"),
                     .unit_en = row.text("unit"),
                     .smallest_vi = row.text("smallest"),
                     .smallest_en = row.text("smallest"),
                     .factor = row.integer("factor"),
                     .shelf_days = row.maybe_integer("shelf_days"),
                     .safety_vi = row.text("safety"),
                     .safety_en = row.text("safety"),
                     .is_local = row.boolean("is_local")},
            .id = row.id<GoodsItemTag>("id"),
            .home = row.integer("home"),
            .area_path = row.text("area_path"),
            .is_closed = !row.is_null("closed_at")};
}

const Item* in_vocabulary(const std::string& code) {
    const auto found = std::ranges::find(vocabulary(), code, &Item::code);
    return found == vocabulary().end() ? nullptr : &*found;
}

NewItem checked(NewItem wanted) {
    require_word("kind", wanted.kind);
    for (auto* text : {&wanted.name, &wanted.unit, &wanted.smallest, &wanted.safety}) *text = short_text(*text);
    if (base::fold(wanted.name).empty()) throw Problem(ProblemKind::invalid, "item.name_missing");
    if (wanted.smallest.empty()) wanted.smallest = wanted.unit;
    const bool keeps = !wanted.shelf_days || (*wanted.shelf_days >= 1 && *wanted.shelf_days <= most_shelf_days);
    const bool has_unit = !wanted.unit.empty() && wanted.factor >= 1 && wanted.factor <= most_in_a_unit &&
                          (wanted.factor == 1) == (wanted.unit == wanted.smallest);
    if (!keeps || !has_unit) throw Problem(ProblemKind::invalid, "item.unit_wrong", wanted.unit);
    return wanted;
}

bool says_the_same(const Item& there, const NewItem& wanted) {
    return there.area && there.area->id == wanted.area.uuid && there.kind == wanted.kind && there.vi == wanted.name &&
           there.unit_vi == wanted.unit && there.smallest_vi == wanted.smallest && there.factor == wanted.factor &&
           there.shelf_days == wanted.shelf_days && there.safety_vi == wanted.safety &&
           there.is_local == wanted.is_local;
}

std::optional<Item> added_before(store::Transaction& tx, const NewItem& wanted) {
    if (!wanted.id) return std::nullopt;
    const auto there = store::first(read_entry, tx.run(select_items("i.id = $1"), {*wanted.id}));
    if (there && !says_the_same(there->item, wanted))
        throw Problem(ProblemKind::conflict, "item.id_taken", base::to_string(*wanted.id));
    return there ? std::optional(there->item) : std::nullopt;
}

/// Beside another of the same name nobody would know which one is meant.
void require_new_name(store::Transaction& tx, const areas::Area& area, const std::string& name) {
    const auto key = base::fold(name);
    const bool is_known =
        std::ranges::any_of(vocabulary(), [&](const Item& item) { return base::fold(item.vi) == key; });
    if (is_known ||
        !tx.run("SELECT 1 AS found FROM goods_item WHERE area = $1 AND name_key = $2", {area.id, key}).empty())
        throw Problem(ProblemKind::conflict, "item.already_there", key);
}

void set_closed(store::Transaction& tx, const base::Who& who, ItemId id, std::optional<base::Instant> closed_at) {
    const auto found = item_entry(tx, id);
    accounts::require_figures(tx, who, Permission::goods_write, found.area_path);
    if (found.is_closed == closed_at.has_value()) return;
    tx.change("UPDATE goods_item SET closed_at = $3 WHERE home = $1 AND id = $2", {found.home, id, closed_at});
    store::record(tx, who, closed_at ? "goods_item.closed" : "goods_item.reopened", id.uuid, found.item.area->id);
}

}  // namespace

ItemEntry item_entry(store::Transaction& tx, ItemId id) {
    const auto found = store::first(read_entry, tx.run(select_items("i.id = $1"), {id}));
    if (!found) throw Problem(ProblemKind::not_found, "item.unknown", base::to_string(id));
    return *found;
}

std::vector<Item> items_of(store::Transaction& tx, const base::Who& who, areas::AreaId id) {
    const auto area = areas::get(tx, id);
    accounts::require_figures(tx, who, Permission::goods_read, area.path);
    return items_in(tx, area);
}

std::vector<Item> items_in(store::Transaction& tx, const areas::Area& area) {
    auto items = vocabulary();
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, areas::itself_and_above(tx, area));
    const auto where = "i.area IN " + list + " AND i.closed_at IS NULL ORDER BY i.kind, i.name_key, i.id";
    for (const auto& row : tx.run(select_items(where), parameters)) items.push_back(read_entry(row).item);
    return items;
}

Item item_called(store::Transaction& tx, const std::string& code) {
    if (const auto* known = in_vocabulary(code)) return *known;
    const auto id = base::parse_uuid(code);
    if (!id) throw Problem(ProblemKind::not_found, "item.unknown", code);
    return item_entry(tx, {*id}).item;
}

Item item_for(store::Transaction& tx, const std::string& code, const std::string& area_path) {
    if (const auto* known = in_vocabulary(code)) return *known;
    const auto id = base::parse_uuid(code);
    if (!id) throw Problem(ProblemKind::invalid, "item.unknown", code);
    auto found = item_entry(tx, {*id});
    if (!area_path.starts_with(found.area_path)) throw Problem(ProblemKind::not_found, "item.unknown", code);
    return std::move(found.item);
}

std::map<std::string, Item> items_called(store::Transaction& tx, const std::set<std::string>& codes) {
    std::map<std::string, Item> items;
    std::vector<base::Uuid> ids;
    for (const auto& code : codes) {
        if (const auto* known = in_vocabulary(code))
            items.emplace(code, *known);
        else if (const auto id = base::parse_uuid(code))
            ids.push_back(*id);
    }
    if (ids.empty()) return items;
    std::vector<store::Value> parameters;
    const auto list = store::list_behind(parameters, ids);
    for (const auto& row : tx.run(select_items("i.id IN " + list), parameters)) {
        const auto item = read_entry(row).item;
        items.emplace(item.code, item);
    }
    return items;
}

std::string spoken(const Item& item, std::int64_t amount, base::Language language) {
    const bool is_vi = language == base::Language::vi;
    const auto whole = std::to_string(amount / item.factor) + ' ' + (is_vi ? item.unit_vi : item.unit_en);
    const auto rest = amount % item.factor;
    const auto left = std::to_string(rest) + ' ' + (is_vi ? item.smallest_vi : item.smallest_en);
    const auto& name = is_vi ? item.vi : item.en;
    if (rest == 0) return name + ' ' + whole;
    return name + ' ' + (amount < item.factor ? left : whole + ' ' + left);
}

Item add_item(store::Transaction& tx, const base::Who& who, const NewItem& sent) {
    const auto area = areas::get(tx, sent.area);
    accounts::require_figures(tx, who, Permission::goods_write, area.path);
    const auto wanted = checked(sent);
    if (const auto before = added_before(tx, wanted)) return *before;
    require_new_name(tx, area, wanted.name);
    const auto id = wanted.id.value_or(ItemId{tx.new_id()});
    tx.change(R"(
        INSERT INTO goods_item (home, id, area, kind, name, name_key, unit, smallest, factor, shelf_days, safety, is_local)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12))",
              {area.home, id, area.id, wanted.kind, wanted.name, base::fold(wanted.name), wanted.unit, wanted.smallest,
               wanted.factor, wanted.shelf_days, wanted.safety, wanted.is_local});
    store::record(tx, who, "goods_item.added", id.uuid, area.id.uuid, base::Json{{"kind", wanted.kind}});
    return item_entry(tx, id).item;
}

void close_item(store::Transaction& tx, const base::Who& who, ItemId id) {
    set_closed(tx, who, id, tx.now());
}

void reopen_item(store::Transaction& tx, const base::Who& who, ItemId id) {
    set_closed(tx, who, id, std::nullopt);
}

}  // namespace goods
