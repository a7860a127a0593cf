#pragma once

#include <map>
#include <string>
#include <vector>

#include "bodies/match.hpp"
#include "plans/plan.hpp"

/// Whom the items of a plan mean: the bodies put to an assignment, a report duty or a recipient line, those that are
/// missing from the directory, and the words that name nobody. What the sources of this folder share.
namespace plans {

bool wants_bodies(ItemKind kind);

/// The phrase by which an item names bodies; empty for a report whose sender was not printed.
std::string addressee_of(ItemKind kind, const base::Json& value);

/// The phrases by which an assignment names those that help; none for other items.
std::vector<std::string> cooperators_of(ItemKind kind, const base::Json& value);

/// What the phrases of one plan mean; long plans name the same ones again and again.
using Addressings = std::map<std::string, bodies::Addressing>;

/// Finds whom an item means, from the desk of the plan's body, and writes it.
void find_bodies(store::Transaction& tx, const Plan& plan, ItemId item, ItemKind kind, const base::Json& value,
                 Addressings& known);

/// One more body, with the id of the work that issuing may give it; harmless to repeat.
void put_to(store::Transaction& tx, ItemId item, const base::Uuid& body);

/// What a person chose stands as it is: nothing is missing or unknown any more.
void set_bodies(store::Transaction& tx, ItemId item, const std::vector<base::Uuid>& chosen);

/// Puts the bodies to the items; one statement for all of a plan.
void add_bodies(store::Transaction& tx, PlanId plan, std::vector<PlanItem>& items);

}  // namespace plans
