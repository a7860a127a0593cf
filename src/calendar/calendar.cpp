#include "calendar/calendar.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/problem.hpp"

namespace calendar {
namespace {

constexpr std::int64_t ms_per_minute = 60'000;

/// No stretch of days off is longer; a calendar that says otherwise has no working days at all.
constexpr int most_days_off = 366;

/// 1 for Monday to 7 for Sunday.
int weekday_of(base::Day day) {
    return static_cast<int>(std::chrono::weekday(day.days).iso_encoding());
}

std::vector<Hours> hours_of_weekday(store::Transaction& tx, base::Day day, int weekday) {
    std::vector<Hours> hours;
    for (const auto& row : tx.run(R"(SELECT from_minute, until_minute
                                       FROM working_hours
                                      WHERE weekday = $2
                                        AND valid_from = (SELECT max(valid_from) FROM working_hours WHERE valid_from <= $1)
                                      ORDER BY from_minute)",
                                  {day, weekday}))
        hours.push_back({static_cast<int>(row.integer("from_minute")), static_cast<int>(row.integer("until_minute"))});
    return hours;
}

base::Instant minute_of(base::Day day, int minute) {
    return {base::start_of(day).ms + minute * ms_per_minute};
}

}  // namespace

std::vector<Hours> hours_on(store::Transaction& tx, base::Day day) {
    const auto rows = tx.run("SELECT is_working FROM calendar_day WHERE day = $1", {day});
    if (!rows.empty() && !rows.front().boolean("is_working")) return {};
    auto hours = hours_of_weekday(tx, day, weekday_of(day));
    for (int weekday = 1; hours.empty() && !rows.empty() && weekday <= 7; ++weekday)
        hours = hours_of_weekday(tx, day, weekday);
    return hours;
}

bool is_working_day(store::Transaction& tx, base::Day day) {
    return !hours_on(tx, day).empty();
}

base::Day next_working_day(store::Transaction& tx, base::Day day) {
    for (int ahead = 1; ahead <= most_days_off; ++ahead)
        if (is_working_day(tx, day + ahead)) return day + ahead;
    return day + 1;
}

base::Day working_day_until(store::Transaction& tx, base::Day day) {
    for (int back = 0; back <= most_days_off; ++back)
        if (is_working_day(tx, day - back)) return day - back;
    return day;
}

base::Instant last_good_moment(store::Transaction& tx, base::Day deadline, Bound bound) {
    const auto day = bound == Bound::exclusive ? deadline - 1 : deadline;
    if (last_moment_on(tx, day) == LastMoment::end_of_day) return base::end_of(day);
    const auto worked = working_day_until(tx, day);
    const auto hours = hours_on(tx, worked);
    return hours.empty() ? base::end_of(day) : base::Instant{minute_of(worked, hours.back().until).ms - 1};
}

base::Instant add_working_hours(store::Transaction& tx, base::Instant from, std::int64_t hours) {
    auto left = hours * 60 * ms_per_minute;
    auto day = base::day_of(from);
    for (int ahead = 0; ahead <= most_days_off; ++ahead, day = day + 1) {
        for (const auto& span : hours_on(tx, day)) {
            const auto begin = std::max(from.ms, minute_of(day, span.from).ms);
            const auto end = minute_of(day, span.until).ms;
            if (begin >= end) continue;
            if (left <= end - begin) return {begin + left};
            left -= end - begin;
            ahead = 0;
        }
    }
    return {from.ms + left};
}

base::Instant add_working_days(store::Transaction& tx, base::Instant from, int days) {
    auto day = base::day_of(from);
    for (int count = 0; count < days; ++count) day = next_working_day(tx, day);
    const auto hours = hours_on(tx, day);
    return hours.empty() || last_moment_on(tx, day) == LastMoment::end_of_day
               ? base::end_of(day)
               : base::Instant{minute_of(day, hours.back().until).ms - 1};
}

LastMoment last_moment_on(store::Transaction& tx, base::Day day) {
    const auto rows =
        tx.run("SELECT last_moment FROM deadline_rule WHERE valid_from <= $1 ORDER BY valid_from DESC LIMIT 1", {day});
    return !rows.empty() && rows.front().text("last_moment") == "end_of_hours" ? LastMoment::end_of_hours
                                                                               : LastMoment::end_of_day;
}

std::vector<CalendarDay> days_of(store::Transaction& tx, int year) {
    std::vector<CalendarDay> days;
    for (const auto& row : tx.run("SELECT * FROM calendar_day WHERE day >= $1 AND day <= $2 ORDER BY day",
                                  {fmt::format("{:04}-01-01", year), fmt::format("{:04}-12-31", year)}))
        days.push_back({row.day("day"), row.boolean("is_working"), row.text("vi"), row.text("en"), row.text("source")});
    return days;
}

std::vector<Week> weeks(store::Transaction& tx) {
    std::vector<Week> found;
    for (const auto& row : tx.run("SELECT * FROM working_hours ORDER BY valid_from DESC, weekday, from_minute")) {
        const auto from = row.day("valid_from");
        if (found.empty() || found.back().valid_from != from) found.push_back({from, {}});
        found.back().hours.push_back(
            {static_cast<int>(row.integer("weekday")),
             {static_cast<int>(row.integer("from_minute")), static_cast<int>(row.integer("until_minute"))}});
    }
    return found;
}

}  // namespace calendar
