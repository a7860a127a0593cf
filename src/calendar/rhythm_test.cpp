#include "calendar/rhythm.hpp"

#include <doctest/doctest.h>

namespace {

using calendar::days_of;
using calendar::Rhythm;

base::Day day(std::string_view text) {
    return *base::parse_day(text);
}

std::string days_in_july(const Rhythm& rhythm) {
    std::string text;
    for (const auto one : days_of(rhythm, day("2021-07-01"), day("2021-07-31")))
        text += base::to_string(one).substr(8) + ' ';
    return text;
}

}  // namespace

TEST_CASE("three times a week is held on these weekdays from its first day on") {
    const Rhythm rhythm{"FREQ=WEEKLY;BYDAY=MO,WE,FR", day("2021-07-22"), {}};
    CHECK(days_in_july(rhythm) == "23 26 28 30 ");
}

TEST_CASE("a first day that the rule does not give is not held, but the weeks count from it") {
    const Rhythm rhythm{"FREQ=WEEKLY;INTERVAL=2;BYDAY=TH", day("2021-07-02"), {}};
    CHECK(days_in_july(rhythm) == "15 29 ");
}

TEST_CASE("the first Monday of each month, and the last day of each month") {
    CHECK(days_in_july({"FREQ=MONTHLY;BYDAY=1MO", day("2021-01-01"), {}}) == "05 ");
    CHECK(days_in_july({"FREQ=MONTHLY;BYMONTHDAY=-1", day("2021-01-01"), {}}) == "31 ");
}

TEST_CASE("the last good day ends it, and is itself held") {
    const Rhythm rhythm{"FREQ=DAILY", day("2021-07-28"), day("2021-07-30")};
    CHECK(days_in_july(rhythm) == "28 29 30 ");
}

TEST_CASE("without a rule it is held once") {
    CHECK(days_in_july({"", day("2021-07-22"), {}}) == "22 ");
    CHECK(days_in_july({"", day("2021-08-22"), {}}).empty());
}

TEST_CASE("the first day held is found years ahead, and a day that does not exist never") {
    CHECK(calendar::first_day_held({"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", day("2021-01-01"), {}}) ==
          day("2024-02-29"));
    CHECK_FALSE(calendar::first_day_held({"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", day("2021-01-01"), {}}));
}

TEST_CASE("the hour of a rule is told apart from its days") {
    const auto read = calendar::read_rule("RRULE:FREQ=WEEKLY;BYDAY=MO,WE,FR;BYHOUR=9;BYMINUTE=30");
    REQUIRE(read);
    CHECK(read->rule == "FREQ=WEEKLY;BYDAY=MO,WE,FR");
    CHECK(read->start_minute == 570);
}

TEST_CASE("a rule that briefings do not know is none") {
    for (const auto* text : {"", "FREQ=HOURLY", "FREQ=WEEKLY;COUNT=3", "FREQ=WEEKLY;UNTIL=20210801", "BYDAY=MO",
                             "FREQ=WEEKLY;BYDAY=XX", "FREQ=WEEKLY;BYHOUR=9,15", "mỗi tuần", "FREQ=WEEKLY\r\nX:1"}) {
        CAPTURE(text);
        CHECK_FALSE(calendar::read_rule(text));
    }
}
