#pragma once

#include "store/counters.hpp"
#include "volunteers/volunteer.hpp"

/// Shifts: a body asks for so many people at a place for some hours; volunteers take them, or are put on them, with one
/// tap. Who did not come is nobody's fault and is kept nowhere: only who came is.
namespace volunteers {

struct NewShift {
    std::optional<ShiftId> id;
    areas::AreaId area;
    base::Day day;
    std::int64_t begins = 0;  ///< minutes of the day
    std::int64_t ends = 0;
    std::string place;
    std::string words;
    std::optional<std::string> skill;
    std::int64_t places = 1;
};
BOOST_DESCRIBE_STRUCT(NewShift, (), (id, area, day, begins, ends, place, words, skill, places))

struct Shift {
    ShiftId id;
    Place area;
    Place body;
    base::Day day;
    std::int64_t begins = 0;
    std::int64_t ends = 0;
    std::string place;
    std::string words;
    std::optional<std::string> skill;
    std::int64_t places = 1;
    std::int64_t taken = 0;
    std::int64_t came = 0;
    bool is_cancelled = false;
};
BOOST_DESCRIBE_STRUCT(Shift, (),
                      (id, area, body, day, begins, ends, place, words, skill, places, taken, came, is_cancelled))

/// By a body of the commune that answers for needs. The same id with the same content is harmless. Problems:
/// area.not_found, account.outside_area, volunteer.area_too_wide, shift.no_body, shift.day_wrong, shift.hours_wrong,
/// shift.place_missing, shift.places_wrong, volunteer.word_unknown, shift.id_taken.
Shift open_shift(store::Transaction& tx, const base::Who& who, const NewShift& wanted);

/// Problems of what follows: shift.not_found, account.outside_area.

Shift get_shift(store::Transaction& tx, const base::Who& who, ShiftId id);
/// By the body that asked. Problem: shift.over.
Shift cancel_shift(store::Transaction& tx, const base::Who& who, ShiftId id);

/// Of the commune of an area, from a day on, the next first; `after` is the last of the page before. Problems:
/// area.not_found, volunteer.area_too_wide, account.outside_area.
std::vector<Shift> shifts(store::Transaction& tx, const base::Who& who, areas::AreaId area, base::Day from,
                          std::optional<ShiftId> after, std::size_t limit);

/// Who is on a shift.
struct Turn {
    VolunteerId volunteer;
    bool came = false;
};
BOOST_DESCRIBE_STRUCT(Turn, (), (volunteer, came))
std::vector<Turn> turns(store::Transaction& tx, const base::Who& who, ShiftId id);

/// Puts somebody on it, or takes them off. Problems: volunteer.not_found, volunteer.not_briefed, shift.full,
/// shift.over, shift.overlaps, shift.taken_already, shift.not_on_it.
Shift put_on(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer);
Shift take_off(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer);
/// They came; or that was a slip. Problems: shift.not_on_it, shift.not_begun.
Shift note_coming(store::Transaction& tx, const base::Who& who, ShiftId id, VolunteerId volunteer, bool came);

/// By the volunteer's own code. Problems: volunteer.code_unknown, shift.not_found, and those of put_on.
struct OwnShift {
    Shift shift;
    bool is_mine = false;
};
BOOST_DESCRIBE_STRUCT(OwnShift, (), (shift, is_mine))
/// What can be taken in the own commune, and what was.
std::vector<OwnShift> own_shifts(store::Transaction& tx, std::string_view code, std::size_t limit);
void take_shift(store::Transaction& tx, std::string_view code, ShiftId id);
void give_back_shift(store::Transaction& tx, std::string_view code, ShiftId id);

/// Per hamlet and day: people who came to a shift.
inline constexpr std::string_view came_indicator = "volunteers_came";
std::vector<store::Indicator> indicators();

/// Where what is kept of a shift is not what its turns say.
struct Miscount {
    base::Uuid shift;
    std::int64_t kept = 0;
    std::int64_t facts = 0;
};
std::vector<Miscount> miscounts(store::Transaction& tx);

}  // namespace volunteers
