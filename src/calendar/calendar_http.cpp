#include "calendar/calendar_http.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include "accounts/permission.hpp"
#include "base/problem.hpp"
#include "calendar/calendar.hpp"
#include "http/router.hpp"

namespace calendar {

BOOST_DESCRIBE_ENUM(LastMoment, end_of_day, end_of_hours)

namespace {

using base::Permission;
using http::allow;
using http::Call;
using http::signed_in;

struct DayLine {
    base::Day day;
    bool is_working = false;
    std::string name;
    std::optional<std::string> name_en;
    std::optional<std::string> source;
};
BOOST_DESCRIBE_STRUCT(DayLine, (), (day, is_working, name, name_en, source))

struct SpanLine {
    int weekday = 1;
    int from_minute = 0;
    int until_minute = 0;
};
BOOST_DESCRIBE_STRUCT(SpanLine, (), (weekday, from_minute, until_minute))

struct WeekLine {
    base::Day valid_from;
    std::vector<SpanLine> hours;
};
BOOST_DESCRIBE_STRUCT(WeekLine, (), (valid_from, hours))

struct LastMomentForm {
    base::Day valid_from;
    LastMoment last_moment = LastMoment::end_of_day;
    std::string source;
};
BOOST_DESCRIBE_STRUCT(LastMomentForm, (), (valid_from, last_moment, source))

struct YearSheet {
    int year = 0;
    std::vector<DayLine> items;
    std::vector<WeekLine> weeks;
    LastMoment last_moment = LastMoment::end_of_day;
};
BOOST_DESCRIBE_STRUCT(YearSheet, (), (year, items, weeks, last_moment))

int year_asked(const Call& call) {
    const auto text = call.text("year");
    if (text.empty()) return static_cast<int>(base::parts_of(base::day_of(call.tx.now())).year());
    if (const auto day = base::parse_day(text + "-01-01")) return static_cast<int>(base::parts_of(*day).year());
    throw base::Problem(base::ProblemKind::invalid, "request.fields_wrong", "?year",
                        {{"?year", "field.out_of_range", text}});
}

YearSheet sheet_of_year(Call& call) {
    YearSheet sheet{.year = year_asked(call),
                    .items = {},
                    .weeks = {},
                    .last_moment = last_moment_on(call.tx, base::day_of(call.tx.now()))};
    for (const auto& day : days_of(call.tx, sheet.year))
        sheet.items.push_back({day.day, day.is_working, day.vi, day.en, day.source});
    for (const auto& week : weeks(call.tx)) {
        WeekLine line{week.valid_from, {}};
        for (const auto& [weekday, span] : week.hours) line.hours.push_back({weekday, span.from, span.until});
        sheet.weeks.push_back(std::move(line));
    }
    return sheet;
}

void put_day(Call& call, const DayLine& line) {
    set_day(call.tx, call.who,
            {line.day, line.is_working, line.name, line.name_en.value_or(""), line.source.value_or("")});
}

void put_week(Call& call, const WeekLine& line) {
    Week week{line.valid_from, {}};
    for (const auto& span : line.hours) week.hours.push_back({span.weekday, {span.from_minute, span.until_minute}});
    set_week(call.tx, call.who, week);
}

}  // namespace

void add_routes(http::Router& router) {
    router.get("/api/calendar", signed_in(), "Days off, exchanged days and working hours of a year (?year=)",
               sheet_of_year);
    router.put("/api/calendar/days", allow(Permission::calendar_edit), "Set a public holiday or an exchanged day",
               put_day);
    router.remove("/api/calendar/days", allow(Permission::calendar_edit), "Let a day (?day=) follow the week again",
                  [](Call& call) { clear_day(call.tx, call.who, call.day("day")); });
    router.put("/api/calendar/week", allow(Permission::calendar_edit),
               "Set the working hours of the week from a day on", put_week);
    router.put("/api/calendar/last-moment", allow(Permission::calendar_edit),
               "Say when a deadline that names a day ends", [](Call& call, const LastMomentForm& form) {
                   set_last_moment(call.tx, call.who, form.valid_from, form.last_moment, form.source);
               });
}

}  // namespace calendar
