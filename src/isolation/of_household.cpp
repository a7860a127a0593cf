#include "isolation/of_household.hpp"

#include "households/alias.hpp"
#include "store/sealed.hpp"

namespace isolation {
namespace {

const std::string of_it = " household IN " + households::ids_of_it + ' ';

bool is_any(store::Transaction& tx, const std::string& from, households::HouseholdId household) {
    return !tx.run("SELECT 1 AS found FROM " + from + " AND" + of_it + "LIMIT 1", {household}).empty();
}

}  // namespace

bool helps(store::Transaction& tx, households::HouseholdId household) {
    return is_any(tx, "episode WHERE closed_on IS NULL", household) ||
           is_any(tx, "danger WHERE closed_at IS NULL", household);
}

void erase_of(store::Transaction& tx, households::HouseholdId household) {
    for (const std::string table : {"episode", "danger"})
        for (const auto& row : tx.run("SELECT id FROM " + table + " WHERE" + of_it, {household}))
            store::erase_sealed(tx, row.uuid("id"));
}

}  // namespace isolation
