#include "briefings/feed.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "briefings/icalendar.hpp"
#include "briefings/meeting.hpp"
#include "briefings/stretch.hpp"
#include "cast.hpp"
#include "problem_of.hpp"

namespace {

base::Day day(std::string_view text) {
    return *base::parse_day(text);
}

/// A briefing of Lan's on Mondays and Thursdays from 5/7/2021, in which Yen takes part; both have an address.
struct SharedBriefing : spec::Cast {
    template <class F>
    auto write(const std::string& speaker, F verb) {
        const auto somebody = who(speaker);
        return db().write([&](store::Transaction& tx) { return verb(tx, somebody); });
    }

    accounts::Token yens = accounts::new_token();
    accounts::Token minhs = accounts::new_token();
    briefings::BriefingId briefing;

    SharedBriefing() {
        set_now("2021-07-05T02:00:00Z");
        briefing = write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return briefings::set_up(tx, who,
                                     {.title = "Giao ban phòng dịch; mời đủ, đúng giờ",
                                      .rule = "FREQ=WEEKLY;BYDAY=MO,TH",
                                      .first_day = day("2021-07-05"),
                                      .until = day("2021-12-31"),
                                      .start_minute = 510,
                                      .minutes = 60,
                                      .place = "Phòng họp 1",
                                      .link = "",
                                      .bodies = {id("health_a")},
                                      .item = {}});
        });
        write("yen", [&](store::Transaction& tx, const base::Who& who) { briefings::open_feed(tx, who, yens); });
        write("minh", [&](store::Transaction& tx, const base::Who& who) { briefings::open_feed(tx, who, minhs); });
    }

    std::string feed_of(const accounts::Token& secret) {
        return db().read([&](store::Transaction& tx) { return briefings::feed(tx, accounts::to_string(secret)); });
    }

    void cancel(std::string_view on) {
        write("lan", [&](store::Transaction& tx, const base::Who& who) {
            return briefings::cancel(tx, who, briefing, day(on), "Đi cơ sở");
        });
    }
};

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(SharedBriefing, "a series is one event with its rule, its zone and its end in UTC") {
    const auto feed = feed_of(yens);
    CHECK(has(feed, "UID:briefing-" + base::to_string(briefing) + "@lalanh\r\n"));
    CHECK(
        has(feed, "DTSTART;TZID=Asia/Ho_Chi_Minh:20210705T083000\r\nDTEND;TZID=Asia/Ho_Chi_Minh:20210705T093000\r\n"));
    CHECK(has(feed, "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20211231T165959Z\r\n"));
    CHECK(has(feed, "SUMMARY:Giao ban phòng dịch\\; mời đủ\\, đúng giờ\r\n"));
}

TEST_CASE_FIXTURE(SharedBriefing, "a rule changed from a day on is a second series, and the first keeps its name") {
    cancel("2021-08-05");
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return briefings::change_rhythm(tx, who, briefing,
                                        {.day = day("2021-08-01"),
                                         .rule = "FREQ=WEEKLY;BYDAY=TH",
                                         .until = {},
                                         .start_minute = 540,
                                         .minutes = 30});
    });
    const auto feed = feed_of(yens);
    const auto name = "UID:briefing-" + base::to_string(briefing);
    CHECK(has(feed, "RRULE:FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20210731T165959Z\r\n"));
    CHECK(has(feed, name + "@lalanh\r\n"));
    CHECK(has(feed, name + "-2021-08-01@lalanh\r\n"));
    CHECK(has(feed, "DTSTART;TZID=Asia/Ho_Chi_Minh:20210805T090000\r\n"));
    // What was said of a single meeting holds on, told of the series that now gives its day.
    CHECK(has(feed, "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210805T090000\r\n"));
}

TEST_CASE_FIXTURE(SharedBriefing,
                  "a meeting to come that was cancelled says so, one long past is left out of the rule") {
    cancel("2021-07-08");
    CHECK(has(feed_of(yens), "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210708T083000\r\n"));
    CHECK(has(feed_of(yens), "STATUS:CANCELLED\r\n"));
    set_now("2021-07-12T02:00:00Z");
    CHECK(has(feed_of(yens), "EXDATE;TZID=Asia/Ho_Chi_Minh:20210708T083000\r\n"));
    CHECK_FALSE(has(feed_of(yens), "STATUS:CANCELLED\r\n"));
}

TEST_CASE_FIXTURE(SharedBriefing, "every change raises the sequence of the meeting that it changed") {
    cancel("2021-07-08");
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return briefings::move(tx, who, briefing, day("2021-07-12"), day("2021-07-13"), {600, 45}, "Mất điện");
    });
    write("lan", [&](store::Transaction& tx, const base::Who& who) {
        return briefings::restore(tx, who, briefing, day("2021-07-08"));
    });
    const auto feed = feed_of(yens);
    CHECK_FALSE(has(feed, "RECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210708T083000"));
    CHECK(has(feed,
              "SEQUENCE:1\r\nRECURRENCE-ID;TZID=Asia/Ho_Chi_Minh:20210712T083000\r\n"
              "DTSTART;TZID=Asia/Ho_Chi_Minh:20210713T100000\r\n"));
}

TEST_CASE_FIXTURE(SharedBriefing, "who takes no part finds nothing of it at the own address") {
    CHECK_FALSE(has(feed_of(minhs), "Giao ban"));
}

TEST_CASE_FIXTURE(SharedBriefing, "an address that was renewed, revoked, or whose account is closed opens nothing") {
    const auto renewed = accounts::new_token();
    write("yen", [&](store::Transaction& tx, const base::Who& who) { briefings::open_feed(tx, who, renewed); });
    CHECK(problem_of([&] { feed_of(yens); }) == "calendar_feed.not_found");
    CHECK(has(feed_of(renewed), "Giao ban"));
    write("yen", [&](store::Transaction& tx, const base::Who& who) { briefings::close_feed(tx, who); });
    CHECK(problem_of([&] { feed_of(renewed); }) == "calendar_feed.not_found");
    db().write([&](store::Transaction& tx) {
        tx.change("UPDATE account SET closed_at = $2 WHERE id = $1", {id("account_minh"), tx.now()});
    });
    CHECK(problem_of([&] { feed_of(minhs); }) == "calendar_feed.not_found");
}

TEST_CASE("a long line is folded at 75 octets between whole letters") {
    std::string out;
    std::string words;
    for (int count = 0; count < 60; ++count) words += "ộ";
    briefings::icalendar::put_text(out, "SUMMARY", words);
    std::string unfolded;
    for (std::size_t from = 0; from < out.size();) {
        const auto end = out.find("\r\n", from);
        CHECK(end - from <= 75);
        const auto line = out.substr(from, end - from);
        CHECK(base::is_text(line));
        unfolded += line.starts_with(' ') ? line.substr(1) : line;
        from = end + 2;
    }
    CHECK(unfolded == "SUMMARY:" + words);
}
