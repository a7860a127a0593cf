#include "briefings/stretch.hpp"

#include <algorithm>

#include "base/problem.hpp"
#include "store/journal.hpp"

namespace briefings {
namespace {

using base::Problem;
using base::ProblemKind;

/// What stood before is kept until the day before; where nothing was held yet it is forgotten.
void keep_before(store::Transaction& tx, const Briefing& briefing, base::Day day) {
    tx.change("DELETE FROM briefing_stretch WHERE briefing = $1 AND first_day >= $2", {briefing.id, day});
    tx.change("UPDATE briefing_stretch SET until = $3 WHERE briefing = $1 AND until >= $2",
              {briefing.id, day, day - 1});
    if (briefing.rhythm.first_day >= day) return;
    const auto until = std::min(briefing.rhythm.until.value_or(day - 1), day - 1);
    tx.change(R"(INSERT INTO briefing_stretch (briefing, first_day, until, rule, start_minute, minutes)
                 VALUES ($1, $2, $3, $4, $5, $6))",
              {briefing.id, briefing.rhythm.first_day, until, briefing.rhythm.rule, briefing.hours.start_minute,
               briefing.hours.minutes});
}

/// Meetings to come that have a row but were never said to be held otherwise.
void move_to_new_hour(store::Transaction& tx, BriefingId id, base::Day day, const Hours& hours) {
    tx.change(R"(UPDATE meeting SET start_minute = $3, minutes = $4
                 WHERE briefing = $1 AND day >= $2 AND closed_at IS NULL AND NOT is_cancelled AND NOT is_added
                   AND reason = '')",
              {id, day, hours.start_minute, hours.minutes});
}

}  // namespace

Briefing change_rhythm(store::Transaction& tx, const base::Who& who, BriefingId id, const NewRhythm& wanted) {
    const auto briefing = held_by(tx, who, id);
    const Hours hours{wanted.start_minute, wanted.minutes};
    require_hours(hours);
    const auto rhythm = require_rhythm(wanted.rule, wanted.day, wanted.until, base::day_of(tx.now()));
    keep_before(tx, briefing, wanted.day);
    tx.change(R"(UPDATE briefing SET rule = $2, first_day = $3, until = $4, start_minute = $5, minutes = $6,
                                     sequence = sequence + 1, changed_at = $7 WHERE id = $1)",
              {id, rhythm.rule, rhythm.first_day, rhythm.until, hours.start_minute, hours.minutes, tx.now()});
    move_to_new_hour(tx, id, wanted.day, hours);
    store::record(tx, who, "briefing.rhythm_changed", id.uuid, std::nullopt,
                  boost::json::object{{"day", base::to_string(wanted.day)}});
    return get(tx, who, id);
}

std::vector<Stretch> stretches_of(const Briefing& briefing) {
    auto all = briefing.before;
    all.push_back({briefing.rhythm, briefing.hours});
    return all;
}

Stretch stretch_on(const Briefing& briefing, base::Day day) {
    for (const auto& stretch : briefing.before)
        if (day <= *stretch.rhythm.until) return stretch;
    return {briefing.rhythm, briefing.hours};
}

std::vector<base::Day> days_given(const Briefing& briefing, base::Day from, base::Day until) {
    std::vector<base::Day> days;
    for (const auto& stretch : stretches_of(briefing))
        for (const auto day : calendar::days_of(stretch.rhythm, from, until)) days.push_back(day);
    return days;
}

std::optional<base::Day> next_day_given(const Briefing& briefing, base::Day after) {
    std::optional<base::Day> next;
    for (const auto& stretch : stretches_of(briefing)) {
        const auto day = calendar::next_day_held(stretch.rhythm, after);
        if (day && (!next || *day < *next)) next = day;
    }
    return next;
}

}  // namespace briefings
