#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodies/person.hpp"

/// "Phụ trách địa bàn, lĩnh vực, đối tượng": who answers on behalf of a body for an area, a field, an object group, or
/// several of them at once, from a day to a day. What follows from it stands in tasks/charged_task.hpp, and in
/// reports/member.hpp for the members of a working group.
namespace bodies {

struct Charge {
    base::Uuid id;
    PersonId person;
    std::string person_name;
    BodyId body;
    std::optional<areas::AreaId> area;
    std::string area_name;  ///< empty without an area
    std::optional<std::string> field;
    std::optional<std::string> object;  ///< a group of people: "công nhân khu công nghiệp"
    base::Day valid_from;
    std::optional<base::Day> valid_until;

    /// True when both are held on some day for the same of the same body; that may be, and is shown.
    bool overlaps(const Charge& other) const;
};

struct NewCharge {
    PersonId person;
    std::optional<areas::AreaId> area;
    std::optional<std::string> field;
    std::optional<base::Day> valid_from;
    std::optional<base::Day> valid_until;
    std::optional<std::string> object = {};
    std::optional<BodyId> group = {};  ///< on behalf of a working group; else of the body where the person works
};

/// A field or an object group that the body knows in another spelling keeps the known one, so that one word is one
/// field. For a working group its head, its secretariat and whoever edits it may say so. Problems: person.not_found,
/// area.not_found, group.not_member, charge.of_nothing, charge.period_wrong.
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
