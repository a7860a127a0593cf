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

/// People who come or return from elsewhere: they declare themselves, are helped to, or their family announces them. A
/// declared arrival is how help finds them and evidence against nobody; it stays with the team and the ward's care
/// staff, and the police see none of it. Who it is, from where and where they stay lies sealed.
namespace arrivals {

using ArrivalId = base::Id<struct DeclaredArrivalTag>;
using households::Place;

enum class Source { self, family, team, officer };
BOOST_DESCRIBE_ENUM(Source, self, family, team, officer)

/// left: went on, or does not come after all.
enum class State { announced, arrived, settled, left };
BOOST_DESCRIBE_ENUM(State, announced, arrived, settled, left)

/// Who announces a relative.
struct Family {
    std::string name;
    std::string phone;
    bool operator==(const Family&) const = default;
};
BOOST_DESCRIBE_STRUCT(Family, (), (name, phone))

/// Who comes; sealed. There is no place in it for papers or for health.
struct Traveller {
    std::string name;
    std::string phone;               ///< may be empty or a relative's
    std::string from;                ///< as people say it: "Bình Dương"
    std::string staying;             ///< "nhà bà Cam, ngõ 4"
    std::vector<std::string> along;  ///< who travels along, by name or as "cháu nhỏ 3 tuổi"
    std::optional<Family> family;
    bool operator==(const Traveller&) const = default;
};
BOOST_DESCRIBE_STRUCT(Traveller, (), (name, phone, from, staying, along, family))

struct NewArrival {
    std::optional<ArrivalId> id;        ///< made by the phone on which it was written
    std::optional<areas::AreaId> area;  ///< a hamlet or a commune; may be left out with a household
    std::optional<households::HouseholdId> household;
    Source source = Source::self;
    bool has_come = true;
    std::optional<base::Day> on;  ///< came, or is expected; empty: today
    Traveller traveller;
};
BOOST_DESCRIBE_STRUCT(NewArrival, (), (id, area, household, source, has_come, on, traveller))

/// What whoever declared it takes along.
struct Receipt {
    ArrivalId id;
    std::string code;  ///< "7KQ-DM2-XH9"
};
BOOST_DESCRIBE_STRUCT(Receipt, (), (id, code))

/// A code as new_code() draws it, outside of any transaction.
std::string new_code();

/// Takes a declaration in: the team of the household looks after it, else the team that wrote it, else the only one of
/// the hamlet. The same id with the same content is harmless and gives the code of the first time. Who is not signed in
/// is let in too: the caller counts them (accounts/door.hpp). Problems: account.outside_area, household.not_found,
/// area.not_found, declared_arrival.area_missing, declared_arrival.area_too_wide, declared_arrival.area_closed,
/// declared_arrival.day_wrong (more than a year away, or come on a day that has not begun), declared_arrival.id_taken,
/// request.fields_wrong.
Receipt announce(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, const NewArrival& wanted,
                 const std::string& code, std::optional<base::Instant> happened = std::nullopt);

/// What a list shows: nothing of it is sealed.
struct Arrival {
    ArrivalId id;
    Place area;
    std::optional<base::Uuid> household;
    std::optional<Place> team;
    Source source = Source::self;
    State state = State::arrived;
    std::int64_t people = 1;
    base::Day on;
    base::Instant told_at;
    bool is_awaited = false;  ///< the day on which they were to come is over: somebody asks the family
};
BOOST_DESCRIBE_STRUCT(Arrival, (), (id, area, household, team, source, state, people, on, told_at, is_awaited))

/// Problems of all that follows: declared_arrival.not_found, account.outside_area.

Arrival get(store::Transaction& tx, const base::Who& who, ArrivalId id);
/// Opens what is sealed and leaves a line in the journal; nothing when it was forgotten.
std::optional<Traveller> open_record(store::Transaction& tx, const store::MasterKey& master, const base::Who& who,
                                     ArrivalId id);

enum class Part { expected, here, over };
BOOST_DESCRIBE_ENUM(Part, expected, here, over)

struct Query {
    std::optional<areas::AreaId> area;  ///< a commune or a hamlet; without area and team: what the caller looks after
    std::optional<base::Uuid> team;
    Part part = Part::here;
    std::string after;  ///< where the page before ended
    std::size_t limit = 50;
};

struct ArrivalPage {
    std::vector<Arrival> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(ArrivalPage, (), (items, next))

/// By their day; those that are over the newest first. Problems: area.not_found, declared_arrival.area_too_wide,
/// declared_arrival.area_missing (who looks after nothing must name a place).
ArrivalPage list(store::Transaction& tx, const base::Who& who, const Query& query);

/// Per hamlet and day: people who have come.
inline constexpr std::string_view arrivals_indicator = "people_arrived";
std::vector<store::Indicator> indicators();

}  // namespace arrivals
