#include "vaccination/vaccination.hpp"

#include <doctest/doctest.h>

#include "cast.hpp"

using namespace vaccination;

TEST_CASE_FIXTURE(spec::Cast, "doses are counted as they are put right, and the count follows from the rows") {
    const auto nhi = who("nhi");
    const auto commune = id("commune_a");
    db().write([&](store::Transaction& tx) {
        const auto today = base::day_of(tx.now());
        const auto session = plan(tx, nhi, {{}, {commune}, "Trạm y tế", today, 50, 60}).id;
        note(tx, nhi, session, {"teams", 20, 20, 12, 8, 0});
        note(tx, nhi, session, {"workers", 10, 9, 9, 0, 0});
        note(tx, nhi, session, {"teams", 20, 18, 10, 8, 0});
        CHECK(store::counted(tx, commune, doses_indicator, today, today) == 27);
        for (const auto& indicator : indicators()) CHECK(store::disagreements(tx, indicator).empty());
    });
}

TEST_CASE("before any list holds, the oldest one is shown") {
    CHECK(groups_on(*base::make_day(2020, 1, 1)).size() == groups_on(*base::make_day(2021, 7, 1)).size());
}
