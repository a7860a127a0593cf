#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "calendar/calendar.hpp"
#include "test_store.hpp"

using namespace calendar;

namespace {

base::Day day(std::string_view text) {
    return base::parse_day(text).value();
}

struct Calendar : TestStore {
    bool works(std::string_view text) {
        return db.read([&](store::Transaction& tx) { return is_working_day(tx, day(text)); });
    }
    std::string until(std::string_view text, Bound bound) {
        return db.read([&](store::Transaction& tx) { return to_string(last_good_moment(tx, day(text), bound)); });
    }
    /// Both times as Vietnam's clocks show them.
    std::string after(std::string_view from, std::int64_t hours) {
        return db.read([&](store::Transaction& tx) {
            return to_string(
                add_working_hours(tx, base::parse_instant(std::string(from) + ":00+07:00").value(), hours));
        });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Calendar, "offices work from Monday to Friday") {
    CHECK(works("2021-06-11"));
    CHECK_FALSE(works("2021-06-12"));
    CHECK_FALSE(works("2021-06-13"));
}

TEST_CASE_FIXTURE(Calendar, "public holidays, Tết and days in lieu are days off") {
    CHECK_FALSE(works("2021-04-30"));
    CHECK_FALSE(works("2021-05-03"));
    CHECK_FALSE(works("2021-02-10"));
    CHECK_FALSE(works("2021-02-16"));
    CHECK(works("2021-02-17"));
}

TEST_CASE_FIXTURE(Calendar, "an exchanged Saturday is worked like a weekday and its Monday is off") {
    CHECK(works("2024-05-04"));
    CHECK_FALSE(works("2024-04-29"));
    db.read([](store::Transaction& tx) { CHECK(hours_on(tx, day("2024-05-04")) == hours_on(tx, day("2024-05-06"))); });
}

TEST_CASE_FIXTURE(Calendar, "the working day after the eve of Tết is after Tết") {
    db.read([](store::Transaction& tx) {
        CHECK(to_string(next_working_day(tx, day("2021-02-09"))) == "2021-02-17");
        CHECK(to_string(working_day_until(tx, day("2021-02-14"))) == "2021-02-09");
    });
}

TEST_CASE_FIXTURE(Calendar, "before the 15th means until the end of the 14th") {
    CHECK(until("2021-06-15", Bound::exclusive) == "2021-06-14T16:59:59.999Z");
    CHECK(until("2021-06-30", Bound::inclusive) == "2021-06-30T16:59:59.999Z");
}

TEST_CASE_FIXTURE(Calendar, "where the rule says so a deadline ends with the working hours") {
    db.write([](store::Transaction& tx) {
        set_last_moment(tx, everybody(), day("2021-06-20"), LastMoment::end_of_hours, "quy chế làm việc");
    });
    CHECK(until("2021-06-15", Bound::exclusive) == "2021-06-14T16:59:59.999Z");
    CHECK(until("2021-06-30", Bound::inclusive) == "2021-06-30T09:59:59.999Z");
    CHECK(until("2021-06-27", Bound::inclusive) == "2021-06-25T09:59:59.999Z");
}

TEST_CASE_FIXTURE(Calendar, "working hours pass over nights, noons and weekends") {
    CHECK(after("2021-06-11T08:00", 2) == "2021-06-11T03:00:00.000Z");
    CHECK(after("2021-06-11T10:30", 2) == "2021-06-11T07:00:00.000Z");
    CHECK(after("2021-06-11T16:30", 2) == "2021-06-14T02:00:00.000Z");
    CHECK(after("2021-06-12T09:00", 8) == "2021-06-14T10:00:00.000Z");
}

TEST_CASE_FIXTURE(Calendar, "five working days before Tết end after it") {
    const auto end = db.read([](store::Transaction& tx) {
        return add_working_days(tx, base::parse_instant("2021-02-05T08:00:00+07:00").value(), 3);
    });
    CHECK(to_string(base::day_of(end)) == "2021-02-17");
}

TEST_CASE_FIXTURE(Calendar, "an administrator adds and removes a day") {
    CHECK(works("2027-02-08"));
    db.write([](store::Transaction& tx) {
        set_day(tx, everybody(), {day("2027-02-08"), false, "Tết Âm lịch", "", "thông báo của Chính phủ"});
    });
    CHECK_FALSE(works("2027-02-08"));
    db.write([](store::Transaction& tx) { clear_day(tx, everybody(), day("2027-02-08")); });
    CHECK(works("2027-02-08"));
}

TEST_CASE_FIXTURE(Calendar, "a new week of hours holds from its day on") {
    db.write([](store::Transaction& tx) {
        set_week(tx, everybody(), {day("2021-07-01"), {{1, {420, 660}}, {6, {420, 660}}}});
    });
    CHECK(works("2021-06-29"));
    CHECK_FALSE(works("2021-07-06"));
    CHECK(works("2021-07-03"));
}

TEST_CASE_FIXTURE(Calendar, "overlapping hours are refused") {
    CHECK_THROWS_AS(db.write([](store::Transaction& tx) {
        set_week(tx, everybody(), {day("2021-07-01"), {{1, {420, 660}}, {1, {600, 700}}}});
    }),
                    base::Problem);
}

TEST_CASE_FIXTURE(Calendar, "nobody without the permission changes the calendar") {
    auto who = everybody();
    who.grants.front().permissions = 0;
    CHECK_THROWS_AS(db.write([&](store::Transaction& tx) { clear_day(tx, who, day("2021-09-02")); }), base::Problem);
}
