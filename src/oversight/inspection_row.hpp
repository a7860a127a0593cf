#pragma once

#include "oversight/inspection.hpp"

/// Rows of places and inspections, for the verbs of this folder.
namespace oversight {

struct PlaceEntry {
    InspectedPlace place;
    std::int64_t home = 0;
    std::string area_path;
    base::Uuid added_by;
    store::Bytes fingerprint;
};

/// Rows p of places with their area a.
std::string select_places(const std::string& where);
std::vector<PlaceEntry> read_places(const store::Rows& rows);
std::optional<PlaceEntry> find_place(store::Transaction& tx, InspectedPlaceId id);
/// Problem: inspected_place.not_found.
PlaceEntry place_entry(store::Transaction& tx, InspectedPlaceId id);

struct InspectionEntry {
    Inspection inspection;  ///< without its lists
    std::int64_t home = 0;
    std::string area_path;
    std::optional<base::Uuid> place_body;
    store::Bytes fingerprint;
};

/// Rows i of inspections with their place p and area a.
std::string select_inspections(const std::string& where);
std::vector<InspectionEntry> read_inspections(const store::Rows& rows);
std::optional<InspectionEntry> find_inspection(store::Transaction& tx, InspectionId id);
/// Problem: inspection.not_found.
InspectionEntry inspection_entry(store::Transaction& tx, InspectionId id);

/// Whether the caller follows the work of all bodies of an area: who does not sees what concerns the own body.
bool follows(const base::Who& who, const std::string& area_path);
/// For a list of an area: empty when the caller sees all of it, else the one body that rows must concern. Problem:
/// account.outside_area.
std::optional<base::Uuid> only_body(store::Transaction& tx, const base::Who& who, const std::string& area_path);

/// A day and an id, or "9999-12-31" and none: what stands behind the last one of the page before.
struct Cursor {
    std::string day;
    base::Uuid id;
};
Cursor read_cursor(const std::string& after, const char* first_day);
template <class Id>
std::string cursor_of(base::Day day, const Id& id) {
    return base::to_string(day) + '.' + base::to_string(id);
}

}  // namespace oversight
