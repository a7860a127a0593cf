#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "households/household.hpp"

/// Life goes on: children are born, people die, move, part and come together. Each is told on its day, stands in the
/// household's history, and is taken back where somebody erred. Who it was stays sealed.
namespace households {

using LifeEventId = base::Id<struct LifeEventTag>;

enum class LifeEventKind {
    entered,
    birth,
    death,
    moved,
    left,
    returned,  ///< its last day was taken away
    split,     ///< some of its members became a household of their own
    parted,    ///< it is the one that they became
    merged,    ///< another entry of it became part of it
};
BOOST_DESCRIBE_ENUM(LifeEventKind, entered, birth, death, moved, left, returned, split, parted, merged)

struct LifeEvent {
    std::optional<LifeEventId> id;  ///< none for having been entered
    LifeEventKind kind = LifeEventKind::entered;
    base::Day day;
    std::optional<std::string> body;  ///< of the person who told it
    std::optional<Place> area;        ///< to which it moved
    std::optional<Place> other;       ///< the other household, by its code
    std::optional<base::Instant> taken_back_at;
};
BOOST_DESCRIBE_STRUCT(LifeEvent, (), (id, kind, day, body, area, other, taken_back_at))

/// The newest first; nothing of it is sealed. Problems: household.not_found, account.outside_area.
std::vector<LifeEvent> history(store::Transaction& tx, const base::Who& who, HouseholdId id);

/// Problems of all that follows: household.not_found, account.outside_area, household.erased, household.day_wrong
/// (ahead), household.event_taken (the id stands for something else).

struct Birth {
    Member member;  ///< its year is that of the day when none is said
    base::Day on;
    std::optional<LifeEventId> id;  ///< made by the phone that tells it
};
BOOST_DESCRIBE_STRUCT(Birth, (), (member, on, id))

/// Problems: those of tidied().
LifeEventId tell_birth(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Birth& birth);

struct Death {
    Member member;  ///< as it is written in the record
    base::Day on;
    std::optional<base::Day> quiet_until;  ///< the last day without messages, when the family said one
    std::optional<LifeEventId> id;
};
BOOST_DESCRIBE_STRUCT(Death, (), (member, on, quiet_until, id))

/// The household is spoken to through its next member, and gets no messages until the day that was said, or by the
/// rule that is in force. With its last person it ends. Problems: household.member_not_found.
LifeEventId tell_death(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Death& death);

/// Some members become a household of their own, at the same place or another.
struct Split {
    std::vector<Member> members;  ///< as they are written in the record
    std::int64_t people = 1;      ///< that part, with those who have no name here
    areas::AreaId area;
    std::optional<std::string> address;  ///< empty: the same door
    std::optional<std::string> dwelling;
    base::Day on;
    std::optional<HouseholdId> household;  ///< made by the phone that tells it
};
BOOST_DESCRIBE_STRUCT(Split, (), (members, people, area, address, dwelling, on, household))

/// The new household. Problems: household.member_not_found, household.nobody_stays (then it moves), and those of enter.
HouseholdId tell_split(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, HouseholdId id,
                       const Split& split);

/// A birth, a death or a split that was told wrongly: everything is as it was before, and the history says both.
/// Again is the same. Problems: household_event.not_found, household_event.stays (of another kind),
/// household_event.overtaken (what it changed was changed again).
Household take_back(store::Transaction& tx, const store::MasterKey& master, const base::Who& who, LifeEventId id);

}  // namespace households
