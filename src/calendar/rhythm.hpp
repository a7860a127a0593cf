#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.hpp"

/// The days that a recurrence rule of RFC 5545 gives. The one place that knows libical.
namespace calendar {

/// What decides on which days a briefing is held, or a task recurs.
struct Rhythm {
    std::string rule;  ///< "FREQ=WEEKLY;BYDAY=MO,WE,FR"; empty: once, on `first_day`
    base::Day first_day;
    std::optional<base::Day> until;  ///< the last good day
};

/// The days from `from` to `until`, both included, in order.
std::vector<base::Day> days_of(const Rhythm& rhythm, base::Day from, base::Day until);

/// The first day on which it is held at all, looked for over four years, so that 29 February is found.
std::optional<base::Day> first_day_held(const Rhythm& rhythm);
/// The next day after this one, looked for over a year.
std::optional<base::Day> next_day_held(const Rhythm& rhythm, base::Day after);

/// A rule as a plan or a person writes it, with its hour told apart.
struct RuleWithHour {
    std::string rule;
    std::optional<int> start_minute;
};

/// Takes "RRULE:FREQ=WEEKLY;BYDAY=TH;BYHOUR=9" apart. Nothing for a rule that is not known here: another frequency
/// than days, weeks, months and years, a count or an end (that is `until`), or what libical cannot read.
std::optional<RuleWithHour> read_rule(std::string_view text);

}  // namespace calendar
