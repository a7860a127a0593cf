#pragma once

#include "honours/deed.hpp"

namespace honours {

struct DeedEntry {
    Deed deed;
    std::int64_t home = 0;
    std::string area_path;
};

/// Problem: deed.not_found.
DeedEntry deed_entry(store::Transaction& tx, DeedId id);
std::optional<DeedEntry> find_deed(store::Transaction& tx, DeedId id);
std::string select_deeds(const std::string& where);
std::vector<DeedEntry> read_deeds(const store::Rows& rows);

/// One the caller's desk writes. Problem: account.outside_area.
DeedEntry own_deed(store::Transaction& tx, const base::Who& who, DeedId id);

/// Nothing of the name is left, sealed or public.
void forget_name(store::Transaction& tx, const DeedEntry& entry);

void record(store::Transaction& tx, const base::Who& who, const DeedEntry& entry, std::string_view verb);

}  // namespace honours
