#include "bodies/charge.hpp"

#include <doctest/doctest.h>

#include "problem_of.hpp"
#include "test_places.hpp"
#include "test_store.hpp"

using namespace bodies;

namespace {

struct Charges : TestStore {
    TestPlaces places = make_places(db);
    const base::Day today = base::day_of(now());

    PersonId person(std::string name) {
        return db.write(
            [&](store::Transaction& tx) { return add_person(tx, everybody(), {places.committee_a}, name).id; });
    }
    Charge put(const NewCharge& wanted) {
        return db.write([&](store::Transaction& tx) { return put_in_charge(tx, everybody(), wanted); });
    }
    void end(const Charge& charge, base::Day last_day) {
        db.write([&](store::Transaction& tx) { end_charge(tx, everybody(), charge.id, last_day); });
    }
    std::size_t held_on(PersonId holder, base::Day day) {
        return db.read([&](store::Transaction& tx) { return charges_of(tx, holder, day).size(); });
    }
};

}  // namespace

TEST_CASE_FIXTURE(Charges, "who is in charge of a commune answers for its hamlets until somebody nearer does") {
    const auto of_commune = person("Nguyễn Văn An");
    const auto of_hamlet = person("Trần Thị Bình");
    db.write([&](store::Transaction& tx) {
        put_in_charge(tx, everybody(),
                      {of_commune, areas::AreaId{places.commune_a}, std::nullopt, today, std::nullopt});
        put_in_charge(tx, everybody(),
                      {of_hamlet, areas::AreaId{places.hamlet_a}, std::nullopt, today + 7, today + 14});
    });
    const auto answers = [&](base::Day on) {
        return db.read([&](store::Transaction& tx) { return in_charge_of(tx, {places.hamlet_a}, on).at(0).person; });
    };
    CHECK(answers(today) == of_commune);
    CHECK(answers(today + 7) == of_hamlet);
    CHECK(answers(today + 15) == of_commune);
}

TEST_CASE_FIXTURE(Charges, "a charge is of an area or a field") {
    const auto somebody = person("Nguyễn Văn An");
    CHECK(problem_of([&] {
              db.write([&](store::Transaction& tx) { put_in_charge(tx, everybody(), {somebody, {}, {}, {}, {}}); });
          }) == "charge.of_nothing");
    db.write([&](store::Transaction& tx) { put_in_charge(tx, everybody(), {somebody, {}, "tuyên truyền", {}, {}}); });
    CHECK(db.read([&](store::Transaction& tx) { return charges_of(tx, somebody, today).at(0).field; }) ==
          "tuyên truyền");
}

TEST_CASE_FIXTURE(Charges, "a charge is held from its first day to its last, both included") {
    const auto nam = person("Trần Văn Nam");
    put({nam, areas::AreaId{places.hamlet_a}, {}, today + 1, today + 30});
    CHECK(held_on(nam, today) == 0);
    CHECK(held_on(nam, today + 1) == 1);
    CHECK(held_on(nam, today + 30) == 1);
    CHECK(held_on(nam, today + 31) == 0);
}

TEST_CASE_FIXTURE(Charges, "a charge that is ended early is held to its new last day and no longer") {
    const auto nam = person("Trần Văn Nam");
    const auto charge = put({nam, areas::AreaId{places.hamlet_a}, {}, today, today + 30});
    end(charge, today + 7);
    CHECK(held_on(nam, today + 7) == 1);
    CHECK(held_on(nam, today + 8) == 0);
    CHECK(problem_of([&] { end(charge, today + 8); }) == "charge.ends_earlier");
    CHECK(problem_of([&] { end(charge, today - 1); }) == "charge.period_wrong");
}

TEST_CASE_FIXTURE(Charges, "two charges overlap when one day has both, for the same area and field of the same body") {
    const auto nam = person("Trần Văn Nam");
    const auto thu = person("Lê Thị Thu");
    const areas::AreaId hamlet{places.hamlet_a};
    const auto first = put({nam, hamlet, {}, today, today + 30});
    CHECK(first.overlaps(put({thu, hamlet, {}, today + 30, {}})));
    CHECK_FALSE(first.overlaps(put({thu, hamlet, {}, today + 31, {}})));
    CHECK_FALSE(first.overlaps(put({thu, hamlet, "tuyên truyền", today, {}})));
    CHECK_FALSE(first.overlaps(put({thu, areas::AreaId{places.commune_a}, {}, today, {}})));
}

TEST_CASE_FIXTURE(Charges, "a field keeps the spelling that the body knows") {
    const auto nam = person("Trần Văn Nam");
    put({nam, {}, "Tuyên truyền", today, today});
    CHECK(put({nam, {}, "  tuyên  truyền ", today + 1, {}}).field == "Tuyên truyền");
}
