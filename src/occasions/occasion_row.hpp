#pragma once

#include "occasions/occasion.hpp"

/// An occasion as its row keeps it, for the verbs of this folder.
namespace occasions {

struct Entry {
    Occasion occasion;
    std::int64_t home = 0;
    std::string area_path;
    std::vector<ledger::EntryId> entries;
    store::Bytes fingerprint;
};

/// Rows o of occasions with their body b and area a.
std::string select_occasions(const std::string& where);
/// With the goods and the entries in the ledger of all of them, each read by one statement.
std::vector<Entry> read_entries(store::Transaction& tx, const store::Rows& rows);
std::optional<Entry> find_entry(store::Transaction& tx, OccasionId id);

/// Over or not: who was there was there.
std::optional<FrontPlace> place_of(store::Transaction& tx, PlaceKind kind, const base::Uuid& id);

}  // namespace occasions
