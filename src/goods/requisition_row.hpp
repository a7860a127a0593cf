#pragma once

#include "goods/posting.hpp"
#include "goods/requisition.hpp"

/// What the other verbs of this folder do with a requisition.
namespace goods {

struct Asked {
    Requisition requisition;
    std::int64_t home = 0;
    std::int64_t area_home = 0;
};
/// Problem: requisition.not_found.
Asked asked_entry(store::Transaction& tx, RequisitionId id);

/// A movement is to answer it: granted by this store. Problems: requisition.not_found, requisition.not_granted.
void require_granted(store::Transaction& tx, RequisitionId id, const StoreEntry& store);

/// Keeps what was sent, after a movement or its undoing; `out` are the legs out of the store, less than 0 when they
/// come back. Problem: requisition.not_granted (an item that was not, or more of it).
void keep_sent(store::Transaction& tx, RequisitionId id, const std::vector<Leg>& legs, const base::Uuid& store);

}  // namespace goods
