#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/id.hpp"
#include "reports/period.hpp"

/// What other systems read and write. DHIS2: its identifiers, its names of periods, and areas as organisation units, as
/// the Web API chapter of its developer guide describes them.
namespace exchange {

/// Eleven letters and digits, a letter first; always the same for one id of ours.
std::string dhis2_uid(const base::Uuid& id);

/// "VN-34-338-12532" for the path "/vn/34/338/12532/".
std::string dhis2_code(std::string_view area_path);

constexpr std::size_t longest_short_name = 50;  ///< characters; DHIS2 refuses longer ones

/// The first characters of a name, never half a one.
std::string dhis2_short_name(std::string_view name, std::size_t most = longest_short_name);

/// "20210801", "2021W30", "202107", "2021Q3", "2021S2" or "2021"; nothing for a rhythm without a calendar.
std::optional<std::string> dhis2_period(const reports::Period& period, std::string_view every);

/// A period that DHIS2 names, with its rhythm.
struct NamedPeriod {
    std::string every;
    reports::Period period;
};
/// Nothing for text that is not one of the six kinds above, or that names a week or day which does not exist.
std::optional<NamedPeriod> read_dhis2_period(std::string_view text);

/// An area as an organisation unit: {"id", "code", "name", "shortName", "openingDate", "parent"}. The code is the path
/// of codes ("VN-34-338-12532"), because DHIS2 wants it unique and ours is unique below its parent only.
std::string dhis2_organisation_unit(const areas::Area& area);

}  // namespace exchange
