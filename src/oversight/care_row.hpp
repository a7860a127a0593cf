#pragma once

#include "oversight/care.hpp"

/// Rows of visits and wants, for the verbs of this folder.
namespace oversight {

struct CareEntry {
    Care care;
    std::int64_t home = 0;
    std::string area_path;
    store::Bytes fingerprint;
};

/// Rows c of visits with their body b and area a.
std::string select_cares(const std::string& where);
/// With the wants of all of them by one statement; what the caller may do is told.
std::vector<CareEntry> read_cares(store::Transaction& tx, const base::Who& who, const store::Rows& rows);
std::optional<CareEntry> find_care(store::Transaction& tx, const base::Who& who, CareId id);

/// Rows w of wants with their visit c.
std::string select_wants(const std::string& where);
std::vector<Want> read_wants(store::Transaction& tx, const base::Who& who, const store::Rows& rows);

/// A force, on duty still or not.
std::optional<CareUnit> unit_of(store::Transaction& tx, PlaceKind kind, const base::Uuid& id);

}  // namespace oversight
