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

/// Vaccination sessions in numbers: where and when, how many slots and doses, how many of each priority group are
/// invited, came and got which dose, and whether all is ready. No person stands in it anywhere; who was vaccinated is
/// the national register's to know.
namespace vaccination {

using SessionId = base::Id<struct VaccinationSessionTag>;
using households::Place;

/// A priority group, in the order of a dated list.
struct Group {
    base::Day valid_from;
    std::string code;
    std::string vi;
    std::string en;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(Group, (), (valid_from, code, vi, en, source))
/// The list that holds on a day: the rows of its latest release, or of the oldest.
std::vector<Group> groups_on(base::Day day);

struct Item {
    std::string code;
    std::string vi;
    std::string en;
};
BOOST_DESCRIBE_STRUCT(Item, (), (code, vi, en))
/// What must be there before a session begins.
const std::vector<Item>& readiness();

struct NewSession {
    std::optional<SessionId> id;
    areas::AreaId area;
    std::string place;
    base::Day day;
    std::int64_t slots = 1;
    std::int64_t doses = 0;
};
BOOST_DESCRIBE_STRUCT(NewSession, (), (id, area, place, day, slots, doses))

struct GroupCount {
    std::string code;
    std::int64_t invited = 0;
    std::int64_t came = 0;
    std::int64_t first_doses = 0;
    std::int64_t second_doses = 0;
    std::int64_t more_doses = 0;
    bool operator==(const GroupCount&) const = default;
};
BOOST_DESCRIBE_STRUCT(GroupCount, (), (code, invited, came, first_doses, second_doses, more_doses))

enum class State { planned, held, cancelled };
BOOST_DESCRIBE_ENUM(State, planned, held, cancelled)

struct Session {
    SessionId id;
    Place area;
    std::string place;
    base::Day day;
    std::int64_t slots = 1;
    std::int64_t doses = 0;
    State state = State::planned;
    std::vector<GroupCount> groups;  ///< those with numbers
    std::vector<std::string> ready;  ///< of readiness()
};
BOOST_DESCRIBE_STRUCT(Session, (), (id, area, place, day, slots, doses, state, groups, ready))

/// By the health station (health_read), as every verb that writes. The same id with the same content is harmless.
/// Problems: area.not_found, account.outside_area, household.area_too_wide, vaccination.place_missing,
/// vaccination.numbers_wrong, vaccination.day_wrong, vaccination.id_taken.
Session plan(store::Transaction& tx, const base::Who& who, const NewSession& wanted);

/// Problems of what follows: vaccination.not_found, account.outside_area.

Session get(store::Transaction& tx, const base::Who& who, SessionId id);

/// Of the commune of an area, from a day on. Problems: area.not_found, account.outside_area, household.area_too_wide.
std::vector<Session> list(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from,
                          std::optional<SessionId> after, std::size_t limit);

/// Something is there, or is not any more. Problems: vaccination.item_unknown, vaccination.not_now.
Session tick(store::Transaction& tx, const base::Who& who, SessionId id, const std::string& item, bool is_there);

/// The numbers of one group, in place of what was said before: invitations while it is planned (not more people than
/// slots), results once its day has come (not more doses than people who came). Problems: vaccination.group_unknown,
/// vaccination.numbers_wrong, vaccination.too_many_invited, vaccination.not_begun, vaccination.not_now.
Session note(store::Transaction& tx, const base::Who& who, SessionId id, const GroupCount& count);

/// It was held, or called off, or neither after all. Problems: vaccination.not_begun, vaccination.has_results (one that
/// gave doses was held).
Session set_state(store::Transaction& tx, const base::Who& who, SessionId id, State state);

/// Per hamlet and day of the session: doses given.
inline constexpr std::string_view doses_indicator = "vaccine_doses";
std::vector<store::Indicator> indicators();

}  // namespace vaccination
