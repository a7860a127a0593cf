#pragma once

#include "oversight/checklist.hpp"

/// Places that are inspected: by name and area, never by a person. What is known of one is for who inspects, for the
/// place itself, and for who follows the work of the area; no place is scored, and none is held against another.
namespace oversight {

using InspectedPlaceId = base::Id<struct InspectedPlaceTag>;

struct InspectedPlace {
    InspectedPlaceId id;
    Kind kind = Kind::enterprise;
    std::string name;
    Place area;
    std::optional<Place> body;  ///< when it is one of the bodies
    bool is_closed = false;     ///< it is inspected no longer
    std::optional<base::Day> inspected_on;
    bool may_edit = false;
};
BOOST_DESCRIBE_STRUCT(InspectedPlace, (), (id, kind, name, area, body, is_closed, inspected_on, may_edit))

struct NewInspectedPlace {
    InspectedPlaceId id;
    base::Uuid added_by;  ///< the body that writes it down
    Kind kind = Kind::enterprise;
    std::string name;
    areas::AreaId area;
    std::optional<base::Uuid> body;
};
BOOST_DESCRIBE_STRUCT(NewInspectedPlace, (), (id, added_by, kind, name, area, body))

/// The same again is harmless. Problems: body.not_found, account.outside_area, area.not_found,
/// inspected_place.name_missing, inspected_place.elsewhere (outside the area of the body that writes it down),
/// inspection.text_too_long, inspected_place.id_taken.
InspectedPlace add_place(store::Transaction& tx, const base::Who& who, const NewInspectedPlace& wanted);

struct InspectedPlaceChange {
    std::optional<Edit<std::string>> name;
    std::optional<Edit<bool>> is_closed;
};
BOOST_DESCRIBE_STRUCT(InspectedPlaceChange, (), (name, is_closed))
/// By who follows the area, or the body that wrote it down. Problems: inspected_place.not_found, account.outside_area,
/// inspected_place.name_missing, inspection.text_too_long, inspected_place.changed_meanwhile.
InspectedPlace change_place(store::Transaction& tx, const base::Who& who, InspectedPlaceId id,
                            const InspectedPlaceChange& wanted);

struct InspectedPlacePage {
    std::vector<InspectedPlace> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(InspectedPlacePage, (), (items, next))
/// In an area and below it, by id: how they were found has no part in the order. Problems: area.not_found,
/// account.outside_area.
InspectedPlacePage places(store::Transaction& tx, const base::Who& who, areas::AreaId area, std::optional<Kind> kind,
                          const std::string& after, std::size_t limit);

}  // namespace oversight
