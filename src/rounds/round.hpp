#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "areas/area.hpp"
#include "base/json.hpp"
#include "base/who.hpp"
#include "households/household.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// The daily round of a community team ("không để ai bị bỏ lại phía sau"): who was met, who is to be met next, and who
/// has not been reached, since when and in whose care. The colours rate the round and never the household.
namespace rounds {

using CheckInId = base::Id<struct CheckInTag>;

/// What was found at the door, in the order of the buttons.
enum class Outcome {
    well,      ///< all are well
    not_home,  ///< nobody answered; says nothing about anybody
    need,      ///< something is needed: opens a need, unless the household waits for one already
    arrival,   ///< somebody came from elsewhere
    met,       ///< spoken to; what was said is told to others, as a danger sign is to the health station alone
};
BOOST_DESCRIBE_ENUM(Outcome, well, not_home, need, arrival, met)

struct NewCheckIn {
    std::optional<CheckInId> id;  ///< made by the telephone
    households::HouseholdId household;
    Outcome outcome = Outcome::well;
    std::string note;  ///< sealed
};
BOOST_DESCRIBE_STRUCT(NewCheckIn, (), (id, household, outcome, note))

struct CheckIn {
    CheckInId id;
    households::HouseholdId household;
    Outcome outcome = Outcome::well;
    base::Instant at;
    base::Instant received_at;
    std::string by;  ///< the body of whoever was there
    std::string note;
    bool is_mine = false;  ///< and may be taken back
};
BOOST_DESCRIBE_STRUCT(CheckIn, (), (id, household, outcome, at, received_at, by, note, is_mine))

/// Writes down a visit that happened at `at`. Sent twice it is written once. Problems: household.not_found,
/// account.outside_area, household.left, check_in.id_taken (the same id with other content), check_in.note_too_long,
/// household.erased (a note about a household whose record was erased).
CheckIn check_in(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewCheckIn& wanted,
                 base::Instant at);

/// What was pressed by mistake, taken back by whoever pressed it within a day. Harmless to repeat. Problems:
/// check_in.not_found, check_in.not_yours, check_in.too_long_ago.
void take_back(store::Transaction& tx, const base::Who& who, CheckInId id);

/// The visits at one household, newest first. Problems: household.not_found, account.outside_area.
std::vector<CheckIn> check_ins(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                               households::HouseholdId household, std::size_t limit);

/// How often a household is to be asked after: a dated rule.
struct RoundRule {
    base::Day valid_from;
    std::int64_t due_days = 0;      ///< days after which a visit is due again
    std::int64_t overdue_days = 0;  ///< days after which the ward hears of it
    std::string source;
};
BOOST_DESCRIBE_STRUCT(RoundRule, (), (valid_from, due_days, overdue_days, source))

const RoundRule& rule_on(base::Day day);

/// How the round stands for a household: green, amber, red.
enum class Light { met, due, overdue };
BOOST_DESCRIBE_ENUM(Light, met, due, overdue)

struct Stop {
    households::HouseholdId household;
    std::string code;
    households::Place area;
    std::optional<households::Place> team;
    std::int64_t people = 1;
    Light light = Light::overdue;
    base::Day since;  ///< somebody was last met, or it came here
    bool was_met = false;
    std::optional<Outcome> outcome;  ///< of the last visit
    std::optional<base::Instant> tried_at;
    std::int64_t open_needs = 0;  ///< what the household has asked for and waits for
};
BOOST_DESCRIBE_STRUCT(Stop, (),
                      (household, code, area, team, people, light, since, was_met, outcome, tried_at, open_needs))

struct StopPage {
    std::vector<Stop> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(StopPage, (), (items, next))

/// The living households of a team, whoever waits longest first; `since` leaves those out of which no line of the
/// journal after that one tells. Problems: team.not_found, account.outside_area, request.fields_wrong (a cursor that is
/// none).
StopPage round_of(store::Transaction& tx, const base::Who& who, const base::Uuid& team, const std::string& after,
                  std::size_t limit, std::optional<std::int64_t> since = std::nullopt);

/// Those of a hamlet or commune whom nobody has met for too long, with who looks after them; whoever waits longest
/// first. Problems: area.not_found, household.area_too_wide, account.outside_area, request.fields_wrong.
StopPage not_reached(store::Transaction& tx, const base::Who& who, areas::AreaId area, const std::string& after,
                     std::size_t limit);

struct TeamCoverage {
    std::optional<households::Place> team;  ///< empty: the households that no team looks after
    std::int64_t households = 0;
    std::int64_t met = 0;
    std::int64_t due = 0;
    std::int64_t overdue = 0;
    std::optional<base::Day> since;  ///< the longest that somebody waits
};
BOOST_DESCRIBE_STRUCT(TeamCoverage, (), (team, households, met, due, overdue, since))

struct Coverage {
    std::int64_t households = 0;
    std::int64_t met = 0;
    std::int64_t due = 0;
    std::int64_t overdue = 0;
    RoundRule rule;
    std::vector<TeamCoverage> teams;  ///< those with the most overdue first
};
BOOST_DESCRIBE_STRUCT(Coverage, (), (households, met, due, overdue, rule, teams))

/// How the round of a hamlet or commune stands: figures only. Problems: area.not_found, household.area_too_wide,
/// account.outside_area.
Coverage coverage(store::Transaction& tx, const base::Who& who, areas::AreaId area);

/// What is counted per hamlet and day: households that were met.
inline constexpr std::string_view met_indicator = "households_met";
std::vector<store::Indicator> indicators();

}  // namespace rounds
