#pragma once

#include <string>
#include <vector>

#include "bodies/office.hpp"

/// Many bodies with who sits in them, read at once: what a list is held against.
namespace bodies {

struct HeldOffice {
    OfficeId id;
    std::string title_key;  ///< folded
    std::optional<PersonId> holder;
};

struct Listing {
    Body body;
    std::vector<std::string> name_keys;  ///< folded, of its name and its other names
    std::vector<Person> people;
    std::vector<HeldOffice> offices;
};

/// The bodies that stand in exactly these areas on a day, by area and id.
std::vector<Listing> listings_in(store::Transaction& tx, const std::vector<areas::AreaId>& areas, base::Day on);

}  // namespace bodies
