#include <algorithm>

#include <doctest/doctest.h>

#include "portal/html.hpp"
#include "portal/open_data.hpp"
#include "portal/words.hpp"
#include "store/counters.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

using namespace portal;

namespace {

const base::Day monday = *base::parse_day("2021-06-07");

/// The scenes' places, in which things were counted in the week of a Monday.
struct Counted : TestStore {
    TestPlaces places = make_places(db);

    void count(const base::Uuid& area, const char* indicator, std::int64_t value, base::Day day = monday) {
        db.write([&](store::Transaction& tx) { store::count(tx, area, indicator, day, value); });
    }
    /// The Wednesday after it.
    void tell() {
        set_now("2021-06-16T01:00:00Z");
        tell_weeks(db);
    }
    areas::Area area(const base::Uuid& id) {
        return db.read([&](store::Transaction& tx) { return areas::get(tx, areas::AreaId{id}); });
    }
    Figure figure(const base::Uuid& id, const std::string& code) {
        for (auto& one : db.read([&](store::Transaction& tx) { return figures(tx, area(id), monday); }))
            if (one.code == code) return one;
        return {};
    }
    /// Everything that a stranger can read of the week.
    std::string all_that_is_told() {
        return db.read([&](store::Transaction& tx) {
            const auto communes = told_communes(tx, monday);
            auto told = figures_csv(monday, communes) + figures_json(monday, communes);
            for (const auto& id :
                 {places.country, places.province, places.district, places.commune_a, places.commune_b})
                for (const auto& one : figures(tx, areas::get(tx, areas::AreaId{id}), monday))
                    told += one.code + std::to_string(one.at_least) + (one.is_whole ? "." : "+");
            return told;
        });
    }
    std::vector<base::Day> weeks() {
        return db.read([](store::Transaction& tx) { return told_weeks(tx, 100); });
    }
};

/// What is told when so many needs were asked in one commune and so many in the other.
std::string told_of(std::int64_t here, std::int64_t there) {
    Counted world;
    if (here > 0) world.count(world.places.commune_a, "needs", here);
    if (there > 0) world.count(world.places.commune_b, "needs", there);
    world.count(world.places.commune_b, "deliveries", 9);
    world.tell();
    return world.all_that_is_told();
}

}  // namespace

TEST_CASE_FIXTURE(Counted, "facts of hamlets are told of their commune") {
    count(places.hamlet_a, "needs", 4);
    count(places.commune_a, "needs", 3, monday + 6);
    count(places.commune_a, "needs", 100, monday + 7);
    tell();
    CHECK(figure(places.commune_a, "needs_asked").at_least == 7);
    CHECK(figure(places.commune_a, "needs_asked").is_whole);
    CHECK(figure(places.commune_b, "needs_asked").at_least == 0);
}

TEST_CASE_FIXTURE(Counted, "voices of every topic are one figure") {
    count(places.commune_a, "voices.food", 4);
    count(places.commune_a, "voices.other", 4);
    tell();
    CHECK(figure(places.commune_a, "voices").at_least == 8);
}

TEST_CASE("one to four look alike in everything that is told, and an upper area does not betray them") {
    const auto one = told_of(1, 20);
    for (const auto few : {2, 3, 4}) CHECK(told_of(few, 20) == one);
    CHECK(told_of(0, 20) != one);
    CHECK(told_of(5, 20) != one);
    const auto both = told_of(1, 1);
    for (const auto few : {2, 3, 4}) CHECK(told_of(few, 5 - few) == both);
}

TEST_CASE_FIXTURE(Counted, "a figure with hidden parts is said as at least") {
    count(places.commune_a, "needs", 3);
    count(places.commune_b, "needs", 20);
    tell();
    CHECK(figure(places.district, "needs_asked").at_least == 20);
    CHECK_FALSE(figure(places.district, "needs_asked").is_whole);
}

TEST_CASE_FIXTURE(Counted, "a week is told on the Wednesday after it, once, and stays as it was told") {
    count(places.commune_a, "needs", 7);
    set_now("2021-06-15T16:59:59Z");
    tell_weeks(db);
    CHECK(weeks().front() == monday - 7);
    set_now("2021-06-15T17:00:00Z");
    tell_weeks(db);
    CHECK(weeks().front() == monday);
    count(places.commune_a, "needs", 1);
    tell_weeks(db);
    CHECK(figure(places.commune_a, "needs_asked").at_least == 7);
}

TEST_CASE_FIXTURE(Counted, "a server that slept for months tells the last eight weeks") {
    tell();
    set_now("2021-12-15T01:00:00Z");
    tell_weeks(db);
    CHECK(weeks().size() == 16);
}

TEST_CASE_FIXTURE(Counted, "the table for machines has a row of HXL tags and one for each commune") {
    count(places.commune_a, "needs", 2);
    count(places.commune_a, "deliveries", 12);
    tell();
    const auto csv = db.read([&](store::Transaction& tx) { return figures_csv(monday, told_communes(tx, monday)); });
    CHECK(csv.starts_with("week,code,commune,above,needs_asked,households_met,deliveries,"));
    CHECK(csv.find("\r\n#date+week+start,#adm3+code,") != std::string::npos);
    CHECK(csv.find(",<5,0,12,0,0,0,0\r\n") != std::string::npos);
}

TEST_CASE_FIXTURE(TestStore, "a server that knows no place yet has open data with no commune in them") {
    tell_weeks(db);
    const auto csv = db.read([](store::Transaction& tx) {
        const auto week = told_weeks(tx, 1).at(0);
        return figures_csv(week, told_communes(tx, week));
    });
    CHECK(std::ranges::count(csv, '\n') == 2);
}

TEST_CASE("what people wrote is never read as markup") {
    const auto page = element("p", {{"title", "\"><script>"}}, text("<b>&"));
    CHECK(page.markup == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;</p>");
    CHECK(lines("một\nhai").markup == "một<br>hai");
}

TEST_CASE("numbers and days read as people write them") {
    CHECK(shown(1234567, Language::vi) == "1.234.567");
    CHECK(shown(1234, Language::en) == "1,234");
    CHECK(shown(999, Language::vi) == "999");
    CHECK(shown(*base::parse_day("2021-08-09")) == "9/8/2021");
}
