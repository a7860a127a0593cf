#include <doctest/doctest.h>

#include <set>

#include "base/json.hpp"
#include "cast.hpp"
#include "exchange/dhis2.hpp"
#include "exchange/hxl.hpp"
#include "test_store.hpp"

namespace {

base::Day day(int year, int month, int date) {
    return *base::make_day(year, month, date);
}

std::string name_of(base::Day any, const char* every) {
    return *exchange::dhis2_period(*reports::period_of(any, every), every);
}

/// The whole of an answer that comes in pieces.
std::string all_of(const http::Response& response) {
    std::string text;
    for (auto piece = response.stream(); !piece.empty(); piece = response.stream()) text += piece;
    return text;
}

}  // namespace

TEST_CASE("periods have the names that DHIS2 gives them") {
    CHECK(name_of(day(2004, 3, 15), "daily") == "20040315");
    CHECK(name_of(day(2021, 7, 29), "weekly") == "2021W30");
    CHECK(name_of(day(2004, 3, 15), "monthly") == "200403");
    CHECK(name_of(day(2004, 3, 15), "quarterly") == "2004Q1");
    CHECK(name_of(day(2004, 12, 31), "6-monthly") == "2004S2");
    CHECK(name_of(day(2004, 3, 15), "yearly") == "2004");
    CHECK_FALSE(exchange::dhis2_period({day(2004, 1, 1), day(2004, 1, 1)}, "ad hoc"));
}

TEST_CASE("a week belongs to the year of its Thursday") {
    CHECK(name_of(day(2021, 1, 1), "weekly") == "2020W53");
    CHECK(name_of(day(2024, 12, 30), "weekly") == "2025W1");
}

TEST_CASE("every period is read back from its name, for twelve years of days") {
    for (auto any = day(2019, 1, 1); any < day(2031, 1, 1); any = any + 1)
        for (const auto* every : {"daily", "weekly", "monthly", "quarterly", "6-monthly", "yearly"}) {
            const auto period = *reports::period_of(any, every);
            const auto back = exchange::read_dhis2_period(*exchange::dhis2_period(period, every));
            REQUIRE(back);
            REQUIRE(back->every == every);
            REQUIRE(back->period == period);
        }
}

TEST_CASE("names of periods that do not exist are not read") {
    for (const auto* name :
         {"", "21", "2021W0", "2021W53", "202113", "20210231", "2021Q5", "2021S3", "2021April", "2021W", "2021W1x"})
        CHECK_FALSE(exchange::read_dhis2_period(name));
}

TEST_CASE_FIXTURE(TestStore, "identifiers for DHIS2 begin with a letter, have eleven characters and stay the same") {
    std::set<std::string> seen;
    for (int count = 0; count < 20'000; ++count) {
        const auto id = new_id();
        const auto uid = exchange::dhis2_uid(id);
        REQUIRE(uid.size() == 11);
        REQUIRE(std::isalpha(static_cast<unsigned char>(uid.front())));
        REQUIRE(uid == exchange::dhis2_uid(id));
        REQUIRE(seen.insert(uid).second);
    }
}

TEST_CASE("an area is an organisation unit with a code that is unique in the country") {
    areas::Area area;
    area.name = "Thị trấn Nông trường Trần Phú của một huyện miền núi phía Bắc";
    area.path = "/vn/15/140/04690/";
    area.valid_from = day(2021, 11, 1);
    const auto unit = exchange::dhis2_organisation_unit(area);
    CHECK(unit.find(R"("code":"VN-15-140-04690")") != std::string::npos);
    CHECK(unit.find(R"("openingDate":"2021-11-01")") != std::string::npos);
    CHECK(unit.find(R"("shortName":"Thị trấn Nông trường Trần Phú của một huyện miền n")") != std::string::npos);
}

TEST_CASE("a cell that a spreadsheet would run is text, a negative number stays a number") {
    CHECK(base::csv_line({"=HYPERLINK(1)", "-5", "a,b", "\"c\""}) == "'=HYPERLINK(1),-5,\"a,b\",\"\"\"c\"\"\"\r\n");
}

TEST_CASE("the tree of a day goes out as metadata of DHIS2, parents before their children") {
    spec::Cast cast;
    const auto answer = cast.ask("lan", "GET", "/api/exchange/dhis2/organisation-units?on=2021-06-11", {}, "");
    REQUIRE(answer.status == 200);
    std::set<std::string> seen;
    const auto units = base::parse_json(all_of(answer)).at("organisationUnits").as_array();
    CHECK(units.size() == 5);
    for (const auto& unit : units) {
        if (const auto* parent = unit.as_object().if_contains("parent"))
            CHECK(seen.contains(std::string(parent->at("id").as_string())));
        CHECK(seen.insert(std::string(unit.at("id").as_string())).second);
    }
}

TEST_CASE("the tree of a day goes out as a table with hashtags, a row for each unit") {
    spec::Cast cast;
    const auto text = all_of(cast.ask("lan", "GET", "/api/exchange/hxl/areas?on=2021-06-11", {}, ""));
    CHECK(text.find("#adm1+code,#adm1+name,#adm2+code,#adm2+name,#adm3+code,#adm3+name,#date+start\r\n") !=
          std::string::npos);
    CHECK(text.find("Xã An Khê,") != std::string::npos);
}
