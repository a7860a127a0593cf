#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodies/person.hpp"

/// "Phụ trách địa bàn, lĩnh vực": who answers on behalf of a body for an area, a field, or a field in an area, from a
/// day to a day. What follows from it stands in tasks/charged_task.hpp.
namespace bodies {

struct Charge {
    base::Uuid id;
    PersonId person;
    std::string person_name;
    BodyId body;
    std::optional<areas::AreaId> area;
    std::string area_name;  ///< empty without an area
    std::optional<std::string> field;
    base::Day valid_from;
    std::optional<base::Day> valid_until;

    /// True when both are held on some day for the same area and field of the same body; that may be, and is shown.
    bool overlaps(const Charge& other) const;
};

struct NewCharge {
    PersonId person;
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
};

/// A field that the body knows in another spelling keeps the known one, so that one word is one field. Problems:
/// person.not_found, area.not_found, charge.of_nothing (neither area nor field), charge.period_wrong.
Charge put_in_charge(store::Transaction& tx, const base::Who& who, const NewCharge& wanted);

/// Ends it early; a later day needs a charge of its own. Problems: charge.not_found, charge.period_wrong (before its
/// first day), charge.ends_earlier.
void end_charge(store::Transaction& tx, const base::Who& who, const base::Uuid& charge, base::Day last_day);

std::vector<Charge> charges_of(store::Transaction& tx, PersonId person, base::Day on);
/// Those held on behalf of a body on this day or to come, by person.
std::vector<Charge> charges_of(store::Transaction& tx, BodyId body, base::Day on);
/// Who answers for an area: those in charge of it, else of the nearest area above it.
std::vector<Charge> in_charge_of(store::Transaction& tx, areas::AreaId area, base::Day on);

}  // namespace bodies
