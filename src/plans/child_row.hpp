#pragma once

#include "plans/child.hpp"

/// What the sources about lower plans share.
namespace plans {

/// The duties of an upper plan that concern a body: those of the body itself, of those below it in its own line, of its
/// kind in the units below, and, where it governs an area, of every body there.
std::vector<UpperDuty> duties_for(store::Transaction& tx, const Plan& upper, const base::Uuid& body);

/// The bodies of a duty that stand below the body, or the body itself when there are none.
std::vector<BodyName> bodies_for(store::Transaction& tx, ItemId duty, const base::Uuid& body);

/// A lower plan in the making that its body may still change. Problems: child.not_found, child.already_written.
Child open_child(store::Transaction& tx, const base::Who& who, ChildId id);

void record_child(store::Transaction& tx, const base::Who& who, std::string_view verb, ChildId id);

}  // namespace plans
