#include <doctest/doctest.h>

#include "cast.hpp"
#include "problem_of.hpp"
#include "rumours/rumour.hpp"

using namespace rumours;

namespace {

struct Desk : spec::Cast {
    base::Who son = who("son");

    template <class F>
    auto write(F verb) {
        return db().write([&](store::Transaction& tx) { return verb(tx); });
    }
    Rumour heard(const std::string& words) {
        return write([&](store::Transaction& tx) {
            return write_down(tx, son, {{tx.new_id()}, id("committee_a"), areas::AreaId{id("commune_a")}, words});
        });
    }
    std::int64_t heard_today(RumourId rumour) {
        return write([&](store::Transaction& tx) { return get(tx, son, rumour).heard.back().times; });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Desk, "a rumour is counted once for each time somebody tells that it was heard") {
    const auto rumour = heard("Chợ sắp đóng");
    CHECK(heard_today(rumour.id) == 1);
    write([&](store::Transaction& tx) {
        return hear_again(tx, son, rumour.id,
                          {{tx.new_id()}, areas::AreaId{id("commune_a")}, base::day_of(tx.now()), 3});
    });
    CHECK(heard_today(rumour.id) == 4);
    pass_days(1);
    CHECK(heard_today(rumour.id) == 0);
}

TEST_CASE_FIXTURE(Desk, "fourteen days are shown, each of them, also those on which nobody heard it") {
    CHECK(heard("Chợ sắp đóng").heard.size() == 14);
}

TEST_CASE_FIXTURE(Desk, "what is longer than anybody tells is not taken") {
    CHECK(problem_of([&] { heard(std::string(600, 'a')); }) == "rumour.text_too_long");
}
