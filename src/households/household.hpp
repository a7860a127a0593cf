#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/area.hpp"
#include "base/who.hpp"
#include "households/record.hpp"
#include "store/counters.hpp"
#include "store/database.hpp"
#include "store/sealed.hpp"

/// The register of households. Who lives there, their phones, the address and notes of hardship lie in one sealed
/// record per household; the rest counts people and says where. Opening a record leaves a journal line, which the
/// household may see.
namespace households {

using HouseholdId = base::Id<struct HouseholdTag>;

/// What is counted per hamlet: households that live there, and their people.
inline constexpr std::string_view households_indicator = "households";
inline constexpr std::string_view people_indicator = "people";
std::vector<store::Indicator> indicators();

struct NewHousehold {
    areas::AreaId area;
    std::int64_t people = 1;  ///< at least as many as there are members; the names of the others are not known yet
    Record record;
    std::optional<base::Day> valid_from;                 ///< empty: today
    std::optional<std::string> dwelling = std::nullopt;  ///< of dwelling_kinds(); empty: a home
    std::optional<HouseholdId> id = std::nullopt;        ///< made by the phone that sends it, so that it may send again
};
BOOST_DESCRIBE_STRUCT(NewHousehold, (), (area, people, record, valid_from, dwelling, id))

struct Place {
    base::Uuid id;
    std::string name;
    bool operator==(const Place&) const = default;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, name))

/// What a list shows: nothing of it is sealed.
struct Household {
    HouseholdId id;
    std::string code;  ///< "H-0123", its number in the commune
    Place area;
    std::optional<Place> team;
    std::int64_t people = 1;
    base::Day valid_from;
    std::optional<base::Day> valid_until;
    std::string dwelling;
    std::optional<base::Day> quiet_until;  ///< the last day on which nobody sends it messages
};
BOOST_DESCRIBE_STRUCT(Household, (), (id, code, area, team, people, valid_from, valid_until, dwelling, quiet_until))

/// Enters a household into its commune's register and looks for its twins. The same again, with the id that came along,
/// is the same household. Problems: account.outside_area, area.not_found, household.area_too_wide,
/// household.area_closed, household.too_few_people, household.dwelling_unknown, household.id_taken (by something else),
/// and those of tidied().
HouseholdId enter(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                  const NewHousehold& wanted);

/// The id of a household that became part of another answers with that other one, here and everywhere.
/// Problems: household.not_found, account.outside_area.
Household get(store::Transaction& tx, const base::Who& who, HouseholdId id);

/// Opens the sealed record, and says so in the journal in the same unit of work; nothing when it was erased. Problems:
/// those of get.
std::optional<Record> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                  HouseholdId id);

/// The record for a telephone that holds it: the caller has said so in the journal (`held_verb`) and has seen to who
/// may.
inline constexpr std::string_view held_verb = "household.held";
std::optional<Record> record_held(store::Transaction& tx, const store::MasterKey& master, HouseholdId id);

/// Which households: of a hamlet, a commune or a team; empty means what the caller looks after.
struct Query {
    std::optional<areas::AreaId> area;
    std::optional<base::Uuid> team;
    std::string words;       ///< whole words of a name, or a phone number; looked for in one commune
    std::int64_t after = 0;  ///< the number of the last one seen
    std::size_t limit = 50;
    bool without_team = false;  ///< only those that nobody looks after yet
};

/// Living households in the order of their numbers. Problems: account.outside_area, area.not_found,
/// household.area_too_wide.
std::vector<Household> list(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                            const Query& query);

/// The commune of an area: the area itself or one above it. Problem: household.area_too_wide for districts and above.
areas::Area commune_of(store::Transaction& tx, const areas::Area& area);

/// "H-0123" of a number.
std::string code_of(std::int64_t number);

/// The number behind a code, for the next page; 0 for anything else.
std::int64_t number_of(std::string_view code);

template <class T>
struct Edit {
    T from;
    T to;
    BOOST_DESCRIBE_CLASS(Edit, (), (from, to), (), ())
};

/// Fields that a person changed, each with what was seen before.
struct Change {
    std::optional<Edit<areas::AreaId>> area;                    ///< the household moved
    std::optional<Edit<std::optional<base::Day>>> valid_until;  ///< it left, on its last day
    std::optional<Edit<std::int64_t>> people;
    std::optional<Edit<std::string>> address;
    std::optional<Edit<std::vector<Member>>> members;
    std::optional<Edit<std::optional<Hardship>>> hardship;
    std::optional<Edit<std::optional<std::string>>> landmark;
    std::optional<Edit<std::string>> dwelling;
};
BOOST_DESCRIBE_STRUCT(Change, (), (area, valid_until, people, address, members, hardship, landmark, dwelling))

/// Problems: household.not_found, account.outside_area, household.changed_meanwhile (its fields tell which),
/// household.erased, household.leaves_before_it_came, and those of enter. A household that moves has no team until it
/// is handed to one; in another commune it gets a number of that register.
Household change(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                 const Change& change);

/// Gives households to a team of their commune, or to nobody. Problems: household.not_found, account.outside_area,
/// household.team_elsewhere.
void hand_to(store::Transaction& tx, const base::Who& who, const std::vector<HouseholdId>& households,
             std::optional<base::Uuid> team);

/// One look into the record.
struct Reading {
    base::Instant at;
    std::string body;           ///< of the person who looked
    bool on_telephone = false;  ///< it was taken along on a telephone
};
BOOST_DESCRIBE_STRUCT(Reading, (), (at, body, on_telephone))

/// Who opened the record, newest first. Problems: those of get.
std::vector<Reading> readings(store::Transaction& tx, const base::Who& who, HouseholdId id, std::size_t limit);

}  // namespace households
