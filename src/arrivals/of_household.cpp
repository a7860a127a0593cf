#include "arrivals/of_household.hpp"

#include "arrivals/arrival_row.hpp"
#include "households/alias.hpp"

namespace arrivals {
namespace {

const std::string of_it = " household IN " + households::ids_of_it + ' ';

}  // namespace

bool helps(store::Transaction& tx, households::HouseholdId household) {
    return !tx.run("SELECT 1 AS found FROM declared_arrival WHERE state IN ('announced', 'arrived') AND" + of_it +
                       "LIMIT 1",
                   {household})
                .empty();
}

void erase_of(store::Transaction& tx, households::HouseholdId household) {
    for (const auto& row :
         tx.run("SELECT home, id, area FROM declared_arrival WHERE is_sealed AND" + of_it, {household}))
        forget(tx, row);
}

}  // namespace arrivals
