#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"
#include "base/who.hpp"
#include "store/database.hpp"

/// Working time: which days are worked, between which hours, and until when a deadline that names a day is kept. All of
/// it is dated data that an administrator changes.
namespace calendar {

/// A span of a day in minutes after midnight in Vietnam, the end not included.
struct Hours {
    int from = 0;
    int until = 0;
    bool operator==(const Hours&) const = default;
};

/// A day that differs from the week.
struct CalendarDay {
    base::Day day;
    bool is_working = false;
    std::string vi;
    std::string en;
    std::string source;
};

/// The hours worked on a day, in order; none on a day off. An exchanged working day has the hours of the week's first
/// working day.
std::vector<Hours> hours_on(store::Transaction& tx, base::Day day);
bool is_working_day(store::Transaction& tx, base::Day day);
/// The first working day after this one. A calendar without any gives the day after.
base::Day next_working_day(store::Transaction& tx, base::Day day);
/// The day itself when it is worked, else the last working day before it.
base::Day working_day_until(store::Transaction& tx, base::Day day);

enum class Bound {
    inclusive,  ///< "chậm nhất ngày 30/6", "đến hết ngày 30/6"
    exclusive,  ///< "trước ngày 15/6": the last good moment is on the 14th
};

/// The last moment at which a deadline is kept: the end of the day, or of its working hours where the rule of that time
/// says so.
base::Instant last_good_moment(store::Transaction& tx, base::Day deadline, Bound bound);

/// The moment after so many working hours: 16:30 on a Friday and 2 hours is Monday morning.
base::Instant add_working_hours(store::Transaction& tx, base::Instant from, std::int64_t hours);
/// The same for a count of working days: the end of the last of them.
base::Instant add_working_days(store::Transaction& tx, base::Instant from, int days);

/// The days of a year that differ from the week, in order.
std::vector<CalendarDay> days_of(store::Transaction& tx, int year);
/// Sets or replaces a day. Problems: calendar.name_empty, account.outside_area.
void set_day(store::Transaction& tx, const base::Who& who, const CalendarDay& day);
/// The day follows the week again. Problem: calendar.day_not_set.
void clear_day(store::Transaction& tx, const base::Who& who, base::Day day);

struct WeekHours {
    int weekday = 1;  ///< 1 is Monday
    Hours hours;
};
struct Week {
    base::Day valid_from;
    std::vector<WeekHours> hours;
};

/// Every week of hours, the newest first.
std::vector<Week> weeks(store::Transaction& tx);
/// Problems: calendar.hours_wrong (empty, backwards or overlapping).
void set_week(store::Transaction& tx, const base::Who& who, const Week& week);

enum class LastMoment { end_of_day, end_of_hours };
LastMoment last_moment_on(store::Transaction& tx, base::Day day);
void set_last_moment(store::Transaction& tx, const base::Who& who, base::Day from, LastMoment last_moment,
                     std::string_view source);

}  // namespace calendar
