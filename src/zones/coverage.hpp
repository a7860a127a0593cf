#pragma once

#include "zones/zone.hpp"

/// The proof that every household of a zone was accounted for on a day, by whom, and which were not. "Accounted for"
/// means that somebody knew how they were; it is no roll call, and being away is an answer.
namespace zones {

/// How somebody knew.
enum class How {
    met,
    called,
    messaged,
    delivered,  ///< something was handed over at the door
    told,       ///< by a neighbour or a relative
    away,       ///< in hospital, at work with leave, moved in with family
};
BOOST_DESCRIBE_ENUM(How, met, called, messaged, delivered, told, away)

struct Accounting {
    std::vector<households::HouseholdId> households;
    How how = How::met;
    base::Day day;
};
BOOST_DESCRIBE_STRUCT(Accounting, (), (households, how, day))

/// Accounts for one household on one day; the first word stands, a repeat is harmless. `happened`: earlier than now,
/// when a phone was out of reach. Problems: zone.not_found, zone.not_active_then, zone.day_to_come,
/// zone.not_in_zone, account.outside_area.
void account(store::Transaction& tx, const base::Who& who, ZoneId zone, households::HouseholdId household,
             base::Day day, How how, std::optional<base::Instant> happened = std::nullopt);

/// All of a list, or none. Gives how many were not accounted for before.
std::int64_t account(store::Transaction& tx, const base::Who& who, ZoneId zone, const Accounting& accounting,
                     std::optional<base::Instant> happened = std::nullopt);

/// What the caller wrote down within the last day, taken back; gives how many are no longer accounted for. What others
/// wrote, and the visits of the round, stay. Problems: zone.not_found, account.outside_area.
std::int64_t take_back_accounts(store::Transaction& tx, const base::Who& who, ZoneId zone,
                                const Accounting& accounting);

/// A visit of the daily round at which somebody was met. What was found there zones are not told.
struct Visit {
    base::Uuid id;
    households::HouseholdId household;
    base::Instant at;
    base::Uuid account;  ///< of whoever was there
};

/// Accounts for the household in every zone that held it on the day of the visit. Whether `who` may, the round has
/// asked.
void account_for(store::Transaction& tx, const base::Who& who, const Visit& visit);

/// A visit that was taken back accounts for nobody.
void forget_visit(store::Transaction& tx, const base::Who& who, const base::Uuid& visit);

struct CoverageDay {
    base::Day day;
    std::int64_t households = 0;
    std::int64_t people = 0;
    std::int64_t accounted = 0;
    std::int64_t missing = 0;
};
BOOST_DESCRIBE_STRUCT(CoverageDay, (), (day, households, people, accounted, missing))

/// Day by day, from its start until `until`, the latest first. Problems: zone.not_found, account.outside_area.
std::vector<CoverageDay> coverage(store::Transaction& tx, const base::Who& who, ZoneId id, base::Day until,
                                  std::size_t limit);

struct ZoneHousehold {
    households::HouseholdId id;
    std::string code;
    Place area;
    std::optional<Place> team;
    std::int64_t people = 0;
    std::optional<Place> branch;
    base::Day since;
    std::optional<base::Day> left_on;
    std::optional<base::Day> last_accounted_on;
    std::optional<How> how;  ///< on the day that was asked for
    std::optional<base::Instant> at;
    std::optional<std::string> by;  ///< the person, and the body in brackets
};
BOOST_DESCRIBE_STRUCT(ZoneHousehold, (),
                      (id, code, area, team, people, branch, since, left_on, last_accounted_on, how, at, by))

enum class Show { all, missing, accounted };
BOOST_DESCRIBE_ENUM(Show, all, missing, accounted)

struct HouseholdQuery {
    base::Day day;
    Show show = Show::all;
    std::optional<base::Uuid> branch;
    std::int64_t after = 0;  ///< the number of the last one seen
    std::size_t limit = 50;
};

/// The households of a zone on a day, as far as the caller looks after them. Problems: zone.not_found,
/// account.outside_area.
std::vector<ZoneHousehold> households_of(store::Transaction& tx, const base::Who& who, ZoneId id,
                                         const HouseholdQuery& query);

/// Brings the zones of whole areas to what the register says: who moved in belongs, who moved away does not. Gives how
/// many households came or went.
std::int64_t follow_register(store::Transaction& tx);

/// Counts everything anew from households and accountings.
void rebuild_counts(store::Transaction& tx);

/// Where what is kept is not what the facts say. Nothing, unless a verb forgot to count.
struct Miscount {
    std::string what;  ///< households, people, accounted; branch
    base::Uuid subject;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace zones
