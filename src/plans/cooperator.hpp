#pragma once

#include <vector>

#include "plans/item_bodies.hpp"

/// "Phối hợp": the bodies that help with an assignment, found from its phrases like those that lead it, or chosen by a
/// person.
namespace plans {

/// Finds whom the co-operators of an assignment mean, from the desk of the plan's body, and writes it; does nothing for
/// other items.
void find_cooperators(store::Transaction& tx, const Plan& plan, ItemId item, ItemKind kind, const base::Json& value,
                      Addressings& known);

/// One more body that helps; harmless to repeat.
void put_beside(store::Transaction& tx, ItemId item, const base::Uuid& body);

/// Problems: those of own_draft, plan.item_not_found, plan.item_has_no_bodies (no assignment), body.not_found.
PlanItem choose_cooperators(store::Transaction& tx, const base::Who& who, PlanId plan, ItemId item,
                            const std::vector<base::Uuid>& bodies);

}  // namespace plans
