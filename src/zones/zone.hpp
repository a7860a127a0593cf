#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/database.hpp"

/// Zones: what a decision closes, keeps apart or keeps free for a time, who answers for it, and when it is looked at
/// again. A lockdown or a quarantine site does not hold until its management team has a head and a police officer.
namespace zones {

using ZoneId = base::Id<struct ZoneTag>;
using households::Place;

enum class Kind { lockdown, quarantine_site, checkpoint, green };
BOOST_DESCRIBE_ENUM(Kind, lockdown, quarantine_site, checkpoint, green)

/// How it is said which households belong: all of an area, a list, or a line drawn on a map (and households chosen by
/// hand, for most have no coordinates).
enum class Extent { area, households, polygon };
BOOST_DESCRIBE_ENUM(Extent, area, households, polygon)

enum class State { planned, active, lifted, withdrawn };
BOOST_DESCRIBE_ENUM(State, planned, active, lifted, withdrawn)

/// Somebody is kept inside, so a team with a police officer must answer for it.
bool needs_team(Kind kind);
/// Households belong to it.
bool has_households(Kind kind);

struct NewZone {
    std::optional<ZoneId> id;  ///< made by who asks; a repeat with the same content is harmless
    Kind kind = Kind::lockdown;
    std::string name;
    areas::AreaId area;  ///< a hamlet or a commune
    Extent extent = Extent::area;
    std::vector<households::HouseholdId> households;  ///< unless all of the area belong
    std::optional<std::string> polygon;               ///< GeoJSON of one polygon
    std::string decision_number;
    std::optional<base::Day> decision_day;
    std::optional<base::Uuid> decision_body;
    base::Instant starts_at;
    std::optional<std::int64_t> days;  ///< empty: until further notice
    std::string exceptions;            ///< who may pass
};
BOOST_DESCRIBE_STRUCT(NewZone, (),
                      (id, kind, name, area, extent, households, polygon, decision_number, decision_day, decision_body,
                       starts_at, days, exceptions))

struct Zone {
    ZoneId id;
    Kind kind = Kind::lockdown;
    std::string name;
    Place area;
    Extent extent = Extent::area;
    State state = State::planned;
    std::string decision_number;
    std::optional<base::Day> decision_day;
    std::optional<Place> decision_body;
    base::Instant starts_at;
    std::optional<std::int64_t> days;
    std::optional<base::Day> last_day;  ///< that the decision names
    std::string exceptions;
    std::optional<base::Uuid> team;
    std::optional<base::Uuid> split_from;
    std::optional<base::Day> review_due;
    bool is_review_overdue = false;
    std::optional<base::Instant> activated_at;
    std::optional<base::Day> lifted_on;
    std::int64_t days_active = 0;  ///< the first day counts
    std::int64_t households = 0;
    std::int64_t people = 0;
    std::int64_t accounted = 0;  ///< of those that are in it today
    std::int64_t missing = 0;    ///< likewise, not accounted for
};
BOOST_DESCRIBE_STRUCT(Zone, (),
                      (id, kind, name, area, extent, state, decision_number, decision_day, decision_body, starts_at,
                       days, last_day, exceptions, team, split_from, review_due, is_review_overdue, activated_at,
                       lifted_on, days_active, households, people, accounted, missing))

/// Opens a zone; it is planned until it is activated. Problems: account.outside_area, area.not_found,
/// household.area_too_wide, zone.name_empty, zone.decision_missing, zone.days_wrong, zone.start_wrong,
/// zone.polygon_unreadable, zone.household_elsewhere, zone.nobody_in_it, zone.id_taken, body.not_found.
ZoneId open(store::Transaction& tx, const base::Who& who, const NewZone& wanted);

/// For everybody whose own area it touches, the police too: nothing of it says who lives there. Problems:
/// zone.not_found, account.outside_area.
Zone get(store::Transaction& tx, const base::Who& who, ZoneId id);

/// What was drawn on the map. Problems: those of get.
std::optional<std::string> polygon(store::Transaction& tx, const base::Who& who, ZoneId id);

struct Query {
    areas::AreaId area;     ///< zones in it, and those that it lies in
    bool is_ended = false;  ///< lifted ones instead of planned and active ones
    std::optional<Kind> kind;
    std::optional<ZoneId> after;  ///< the last one seen
    std::size_t limit = 50;
};

/// The oldest first: who has been shut in longest is looked at first. Problems: account.outside_area, area.not_found.
std::vector<Zone> list(store::Transaction& tx, const base::Who& who, const Query& query);

/// How many there are, not only on the page.
struct Totals {
    std::int64_t planned = 0;
    std::int64_t active = 0;
    std::int64_t overdue = 0;  ///< active, and the day of their review has passed
    std::int64_t missing = 0;  ///< households of lockdowns that are not accounted for today
};
BOOST_DESCRIBE_STRUCT(Totals, (), (planned, active, overdue, missing))
Totals totals(store::Transaction& tx, const base::Who& who, areas::AreaId area);

}  // namespace zones
