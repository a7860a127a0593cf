#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefings/briefing.hpp"

/// The rule and hour of a briefing, changed from a day on: earlier meetings, their minutes and what was said of single
/// meetings stay. The briefing is one and the same; calendars see one series after the other.
namespace briefings {

struct NewRhythm {
    base::Day day;  ///< the first on which the new one may be held
    std::string rule;
    std::optional<base::Day> until;
    std::int64_t start_minute = 0;
    std::int64_t minutes = 0;
};
BOOST_DESCRIBE_STRUCT(NewRhythm, (), (day, rule, until, start_minute, minutes))

/// A meeting that was moved or cancelled stays so if the new rule gives its day; one that only has an agenda yet is
/// held at the new hour. Problems: briefing.not_found, account.outside_area, briefing.rule_wrong,
/// briefing.period_wrong, briefing.first_day_far, briefing.never_held, briefing.time_wrong.
Briefing change_rhythm(store::Transaction& tx, const base::Who& who, BriefingId id, const NewRhythm& wanted);

/// All of them in order, the present one last.
std::vector<Stretch> stretches_of(const Briefing& briefing);
/// The one in which a day lies; the nearest for a day beside them.
Stretch stretch_on(const Briefing& briefing, base::Day day);

/// What the rules give from one day to another, in order.
std::vector<base::Day> days_given(const Briefing& briefing, base::Day from, base::Day until);
/// The next day after this one, looked for over a year.
std::optional<base::Day> next_day_given(const Briefing& briefing, base::Day after);

}  // namespace briefings
