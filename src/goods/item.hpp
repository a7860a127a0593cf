#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// The catalogue of goods: what every place has (vocabulary/goods_items.json) and what a place adds, its packages (túi
/// an sinh) among it. An amount always counts the smallest unit of its item: with grams behind kilograms, 10 kg are
/// 10000.
namespace goods {

using ItemId = base::Id<struct GoodsItemTag>;
using households::Place;

/// In both languages; what a place wrote stands in both alike.
struct Item {
    std::string code;           ///< of the vocabulary, or the id of what a place added, as text
    std::optional<Place> area;  ///< the place that added it
    std::string kind;           ///< a word; "package" has recipes
    std::string vi;
    std::string en;
    std::string unit_vi;
    std::string unit_en;
    std::string smallest_vi;
    std::string smallest_en;
    std::int64_t factor = 1;                 ///< so many smallest ones are one unit
    std::optional<std::int64_t> shelf_days;  ///< empty: it keeps
    std::string safety_vi;
    std::string safety_en;
    bool is_local = false;  ///< a strength of the place
};
BOOST_DESCRIBE_STRUCT(Item, (),
                      (code, area, kind, vi, en, unit_vi, unit_en, smallest_vi, smallest_en, factor, shelf_days,
                       safety_vi, safety_en, is_local))

/// The vocabulary and what the area and those above it added and did not close; by kind and name. Problems:
/// area.not_found, account.outside_area.
std::vector<Item> items_of(store::Transaction& tx, const base::Who& who, areas::AreaId area);

/// The same for whoever looks, also without an account.
std::vector<Item> items_in(store::Transaction& tx, const areas::Area& area);

/// Whatever place added it, closed or not. Problem: item.unknown.
Item item_called(store::Transaction& tx, const std::string& code);
/// Of a page of a list, by one statement; a code that nobody knows is not in it.
std::map<std::string, Item> items_called(store::Transaction& tx, const std::set<std::string>& codes);

/// "Gạo 3 kg 500 g", as a sentence says it.
std::string spoken(const Item& item, std::int64_t amount, base::Language language);

struct NewItem {
    std::optional<ItemId> id;  ///< made by a phone; a repeat with the same content is harmless
    areas::AreaId area;
    std::string kind;
    std::string name;
    std::string unit;
    std::string smallest;
    std::int64_t factor = 1;
    std::optional<std::int64_t> shelf_days;
    std::string safety;
    bool is_local = false;
};
BOOST_DESCRIBE_STRUCT(NewItem, (), (id, area, kind, name, unit, smallest, factor, shelf_days, safety, is_local))

/// By any body of the area that keeps goods. Problems: area.not_found, account.outside_area, goods.word_unknown,
/// goods.text_too_long, item.name_missing, item.unit_wrong, item.already_there, item.id_taken.
Item add_item(store::Transaction& tx, const base::Who& who, const NewItem& wanted);
/// It is offered no longer; what is in stock stays. Again: it is offered anew. Problems: item.unknown,
/// account.outside_area.
void close_item(store::Transaction& tx, const base::Who& who, ItemId id);
void reopen_item(store::Transaction& tx, const base::Who& who, ItemId id);

struct Part {
    std::string item;
    std::int64_t amount = 1;
    bool operator==(const Part&) const = default;
};
BOOST_DESCRIBE_STRUCT(Part, (), (item, amount))

/// What goes into one package from a day on.
struct Recipe {
    base::Day valid_from;
    std::vector<Part> parts;
};
BOOST_DESCRIBE_STRUCT(Recipe, (), (valid_from, parts))

/// The newest first. Problem: item.unknown.
std::vector<Recipe> recipes(store::Transaction& tx, const base::Who& who, ItemId package);
/// From today or a later day on; on the same day it replaces. Problems: item.unknown, account.outside_area,
/// recipe.not_a_package, recipe.in_the_past, recipe.parts_wrong.
void set_recipe(store::Transaction& tx, const base::Who& who, ItemId package, const Recipe& wanted);
/// Problems: item.unknown, recipe.not_a_package, recipe.missing.
Recipe recipe_on(store::Transaction& tx, const std::string& package, base::Day day);

}  // namespace goods
