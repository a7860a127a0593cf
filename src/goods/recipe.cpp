#include <algorithm>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "goods/item_row.hpp"
#include "store/journal.hpp"

/// What goes into a package, from when on.
namespace goods {
namespace {

using base::Permission;
using base::Problem;
using base::ProblemKind;

constexpr std::int64_t most_of_a_part = 1'000'000'000;

ItemEntry package_entry(store::Transaction& tx, ItemId id) {
    auto found = item_entry(tx, id);
    if (found.item.kind != package_kind) throw Problem(ProblemKind::conflict, "recipe.not_a_package", found.item.code);
    return found;
}

/// The rows of all recipes, those of one day after the other.
std::vector<Recipe> read_all(const store::Rows& rows) {
    std::vector<Recipe> found;
    for (const auto& row : rows) {
        const auto from = row.day("valid_from");
        if (found.empty() || found.back().valid_from != from) found.push_back({from, {}});
        found.back().parts.push_back({row.text("item"), row.integer("amount")});
    }
    return found;
}

/// A package holds things, each named once, and no package.
void require_parts(store::Transaction& tx, const std::vector<Part>& parts) {
    std::set<std::string> named;
    for (const auto& part : parts) {
        const bool is_right = part.amount >= 1 && part.amount <= most_of_a_part && named.insert(part.item).second;
        if (!is_right || item_called(tx, part.item).kind == package_kind)
            throw Problem(ProblemKind::invalid, "recipe.parts_wrong", part.item);
    }
    if (parts.empty()) throw Problem(ProblemKind::invalid, "recipe.parts_wrong");
}

}  // namespace

std::vector<Recipe> recipes(store::Transaction& tx, const base::Who& who, ItemId package) {
    const auto found = item_entry(tx, package);
    accounts::require_figures(tx, who, Permission::goods_read, found.area_path);
    return read_all(
        tx.run("SELECT * FROM goods_recipe_part WHERE home = $1 AND package = $2 ORDER BY valid_from DESC, item",
               {found.home, package}));
}

void set_recipe(store::Transaction& tx, const base::Who& who, ItemId package, const Recipe& wanted) {
    accounts::require_figures(tx, who, Permission::goods_write, item_entry(tx, package).area_path);
    const auto found = package_entry(tx, package);
    if (wanted.valid_from < base::day_of(tx.now()))
        throw Problem(ProblemKind::conflict, "recipe.in_the_past", base::to_string(wanted.valid_from));
    require_parts(tx, wanted.parts);
    tx.change("DELETE FROM goods_recipe_part WHERE home = $1 AND package = $2 AND valid_from = $3",
              {found.home, package, wanted.valid_from});
    for (const auto& part : wanted.parts)
        tx.change("INSERT INTO goods_recipe_part (home, package, valid_from, item, amount) VALUES ($1, $2, $3, $4, $5)",
                  {found.home, package, wanted.valid_from, part.item, part.amount});
    store::record(tx, who, "goods_item.recipe_set", package.uuid, found.item.area->id,
                  base::Json{{"valid_from", base::to_string(wanted.valid_from)}, {"parts", wanted.parts.size()}});
}

Recipe recipe_on(store::Transaction& tx, const std::string& package, base::Day day) {
    const auto id = base::parse_uuid(package);
    if (!id) throw Problem(ProblemKind::conflict, "recipe.not_a_package", item_called(tx, package).code);
    const auto found = package_entry(tx, {*id});
    const auto held = read_all(tx.run(R"(
        SELECT * FROM goods_recipe_part WHERE home = $1 AND package = $2 AND valid_from = (
            SELECT max(p.valid_from) FROM goods_recipe_part p WHERE p.home = $1 AND p.package = $2 AND p.valid_from <= $3)
        ORDER BY valid_from, item)",
                                      {found.home, *id, day}));
    if (held.empty()) throw Problem(ProblemKind::conflict, "recipe.missing", package);
    return held.front();
}

}  // namespace goods
