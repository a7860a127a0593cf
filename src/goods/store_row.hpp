#pragma once

#include "goods/store.hpp"

/// A store as its row keeps it, for the verbs of this folder.
namespace goods {

struct StoreEntry {
    Store store;
    std::int64_t home = 0;
    std::string area_path;
    std::string body_path;  ///< where the body stands
    bool in_ledger = true;  ///< its goods stand in the ledger: not yet, when it is older than that
};

/// Problem: goods_store.not_found.
StoreEntry store_entry(store::Transaction& tx, StoreId id);
/// Of one that the caller moves goods in or out of. Problems: goods_store.not_found, account.outside_area.
StoreEntry own_store(store::Transaction& tx, const base::Who& who, StoreId id);
/// Of one that the caller sees. Problems: the same.
StoreEntry seen_store(store::Transaction& tx, const base::Who& who, StoreId id);

/// What was asked for, as later tries are compared with it.
store::Bytes fingerprint_of(const std::string& wanted);

}  // namespace goods
