#include "reports/period.hpp"

#include <doctest/doctest.h>

namespace {

base::Day day(std::string_view text) {
    return *base::parse_day(text);
}

struct Case {
    std::string_view every;
    std::string_view on;
    std::string_view from;
    std::string_view until;
};

}  // namespace

TEST_CASE("a report's period is the stretch of the calendar that its day lies in") {
    for (const auto& [every, on, from, until] : {
             Case{"daily", "2021-06-11", "2021-06-11", "2021-06-11"},
             Case{"weekly", "2021-06-11", "2021-06-07", "2021-06-13"},
             Case{"weekly", "2021-06-13", "2021-06-07", "2021-06-13"},
             Case{"weekly", "2021-06-14", "2021-06-14", "2021-06-20"},
             Case{"monthly", "2020-02-29", "2020-02-01", "2020-02-29"},
             Case{"quarterly", "2021-06-11", "2021-04-01", "2021-06-30"},
             Case{"6-monthly", "2021-06-30", "2021-01-01", "2021-06-30"},
             Case{"6-monthly", "2021-07-01", "2021-07-01", "2021-12-31"},
             Case{"yearly", "2021-12-31", "2021-01-01", "2021-12-31"},
         }) {
        CAPTURE(every);
        CAPTURE(on);
        CHECK(reports::period_of(day(on), every) == reports::Period{day(from), day(until)});
    }
}

TEST_CASE("a duty without a calendar rhythm has no period") {
    for (const auto* every : {"once", "ad hoc", "periodic", "unspecified", "after each round", ""})
        CHECK(!reports::period_of(day("2021-06-11"), every));
}
