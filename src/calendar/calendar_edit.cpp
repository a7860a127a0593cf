#include <algorithm>
#include <tuple>

#include "accounts/grant.hpp"
#include "accounts/permission.hpp"
#include "areas/area.hpp"
#include "base/problem.hpp"
#include "base/text.hpp"
#include "calendar/calendar.hpp"
#include "store/journal.hpp"

namespace calendar {
namespace {

using base::Problem;
using base::ProblemKind;

/// The calendar is one for the whole installation.
void require_calendar(const base::Who& who) {
    accounts::require(who, base::Permission::calendar_edit, areas::country_path);
}

void record(store::Transaction& tx, const base::Who& who, std::string_view verb, const base::Json& detail) {
    store::record(tx, who, verb, areas::country(tx).id.uuid, std::nullopt, detail);
}

void check(const Week& week) {
    auto hours = week.hours;
    std::sort(hours.begin(), hours.end(), [](const WeekHours& left, const WeekHours& right) {
        return std::tie(left.weekday, left.hours.from) < std::tie(right.weekday, right.hours.from);
    });
    bool wrong = hours.empty();
    for (std::size_t at = 0; at < hours.size(); ++at) {
        const auto& [weekday, span] = hours[at];
        wrong = wrong || weekday < 1 || weekday > 7 || span.from < 0 || span.until > 24 * 60 || span.from >= span.until;
        wrong = wrong || (at > 0 && hours[at - 1].weekday == weekday && hours[at - 1].hours.until > span.from);
    }
    if (wrong) throw Problem(ProblemKind::invalid, "calendar.hours_wrong", to_string(week.valid_from));
}

}  // namespace

void set_day(store::Transaction& tx, const base::Who& who, const CalendarDay& day) {
    require_calendar(who);
    const auto vi = base::tidy(base::to_nfc(day.vi));
    if (vi.empty()) throw Problem(ProblemKind::invalid, "calendar.name_empty", to_string(day.day));
    const auto en = base::tidy(day.en);
    tx.change(R"(INSERT INTO calendar_day (day, is_working, vi, en, source) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (day) DO UPDATE SET is_working = excluded.is_working, vi = excluded.vi, en = excluded.en, source = excluded.source)",
              {day.day, day.is_working, vi, en.empty() ? vi : en, base::tidy(day.source)});
    record(tx, who, "calendar.day_set", {{"day", to_string(day.day)}, {"is_working", day.is_working}, {"name", vi}});
}

void clear_day(store::Transaction& tx, const base::Who& who, base::Day day) {
    require_calendar(who);
    if (tx.change("DELETE FROM calendar_day WHERE day = $1", {day}) == 0)
        throw Problem(ProblemKind::not_found, "calendar.day_not_set", to_string(day));
    record(tx, who, "calendar.day_cleared", {{"day", to_string(day)}, {"by", "hand"}});
}

void set_week(store::Transaction& tx, const base::Who& who, const Week& week) {
    require_calendar(who);
    check(week);
    tx.change("DELETE FROM working_hours WHERE valid_from = $1", {week.valid_from});
    for (const auto& [weekday, span] : week.hours)
        tx.change("INSERT INTO working_hours (valid_from, weekday, from_minute, until_minute) VALUES ($1, $2, $3, $4)",
                  {week.valid_from, weekday, span.from, span.until});
    record(tx, who, "calendar.week_set", {{"valid_from", to_string(week.valid_from)}, {"spans", week.hours.size()}});
}

void set_last_moment(store::Transaction& tx, const base::Who& who, base::Day from, LastMoment last_moment,
                     std::string_view source) {
    require_calendar(who);
    const std::string name = last_moment == LastMoment::end_of_hours ? "end_of_hours" : "end_of_day";
    tx.change(R"(INSERT INTO deadline_rule (valid_from, last_moment, source) VALUES ($1, $2, $3)
                 ON CONFLICT (valid_from) DO UPDATE SET last_moment = excluded.last_moment, source = excluded.source)",
              {from, name, base::tidy(source)});
    record(tx, who, "calendar.last_moment_set", {{"valid_from", to_string(from)}, {"last_moment", name}});
}

}  // namespace calendar
