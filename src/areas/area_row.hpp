#pragma once

#include "areas/area.hpp"

/// What the sources of this folder share about the rows of area.
namespace areas {

Area read_area(const store::Row& row);

/// The name without the kind in front of it, folded: "xa chau son" of kind "Xã" gives "chau son".
std::string bare_key(std::string_view name, const Kind& kind);

/// Writes the row and its official name; the words of the name are the caller's to index.
void insert_area(store::Transaction& tx, const Area& area, const Kind& kind);

void end_area(store::Transaction& tx, AreaId id, base::Day last_day);

/// Opens a copy of everything that still stands below `from` under `to`, ends the old rows and ties them. Levels down
/// to `deepest_kept` stay where they are, because somebody else (an import) decides about them.
void move_children(store::Transaction& tx, const Area& from, const Area& to, base::Day on, int deepest_kept,
                   std::string_view source);

}  // namespace areas
