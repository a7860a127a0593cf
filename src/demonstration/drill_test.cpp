#include <doctest/doctest.h>

#include "areas/area.hpp"
#include "demonstration/drill.hpp"
#include "households/household.hpp"
#include "problem_of.hpp"
#include "store/counters.hpp"
#include "test_store.hpp"

namespace {

using demonstration::Drill;
using demonstration::Drilled;
using demonstration::DrillWay;

/// A store with a drill in it.
struct Drilling : TestStore {
    store::MasterKey master = store::MasterKey::open(folder() + "/master.key");

    Drilled make(const Drill& drill) {
        return demonstration::make_drill(db, master, drill, "mot-mat-khau-dai", [](const Drilled&) {});
    }
    std::int64_t count(const std::string& table) {
        return db.read(
            [&](store::Transaction& tx) { return tx.run("SELECT COUNT(*) AS n FROM " + table).at(0).integer("n"); });
    }

    /// Every household as its rows and its record say it, in the order of their ids.
    std::vector<std::string> households() {
        return db.read([&](store::Transaction& tx) {
            std::vector<std::string> all;
            for (const auto& row : tx.run(R"(
                     SELECT h.id, h.home, h.number, h.people, h.valid_from, h.dwelling, a.path, b.name AS team,
                         s.part, s.people AS stayed, s.counted_on, st.path AS stay
                     FROM household h JOIN area a ON a.id = h.area JOIN body b ON b.id = h.team
                     JOIN household_stay s ON s.household = h.id JOIN area st ON st.id = s.area ORDER BY h.id)")) {
                const auto record = households::record_held(tx, master, row.id<households::HouseholdTag>("id"));
                all.push_back(base::to_string(row.uuid("id")) + ' ' + std::to_string(row.integer("home")) + ' ' +
                              std::to_string(row.integer("number")) + ' ' + std::to_string(row.integer("people")) +
                              ' ' + row.text("valid_from") + ' ' + row.text("dwelling") + ' ' + row.text("path") + ' ' +
                              row.text("team") + ' ' + std::to_string(row.integer("part")) + ' ' +
                              std::to_string(row.integer("stayed")) + ' ' + row.text("counted_on") + ' ' +
                              row.text("stay") + ' ' + base::to_json(record));
            }
            return all;
        });
    }
    /// By which words each household may be found; their keys are of this store, so the words' number is compared.
    std::vector<std::int64_t> words() {
        return db.read([&](store::Transaction& tx) {
            std::vector<std::int64_t> all;
            for (const auto& row : tx.run("SELECT COUNT(*) AS n FROM sealed_word GROUP BY subject ORDER BY subject"))
                all.push_back(row.integer("n"));
            return all;
        });
    }
    std::vector<std::string> visits() {
        return db.read([&](store::Transaction& tx) {
            std::vector<std::string> all;
            for (const auto& row : tx.run("SELECT id, household, outcome, day FROM check_in ORDER BY id"))
                all.push_back(base::to_string(row.uuid("id")) + base::to_string(row.uuid("household")) +
                              row.text("outcome") + row.text("day"));
            return all;
        });
    }
    std::int64_t counted(std::string_view indicator) {
        return db.write([&](store::Transaction& tx) {
            store::fold_counters(tx);
            const auto today = base::day_of(tx.now());
            return store::counted(tx, areas::country(tx).id.uuid, indicator, *base::make_day(2021, 1, 1), today);
        });
    }
};

constexpr Drill small{.communes = 2, .households = 230, .seed = 7};

}  // namespace

TEST_CASE("a drill of one seed is the same wherever it is made, and one of another is not") {
    Drilling here, there, elsewhere;
    const auto made = here.make(small);
    CHECK(made == there.make(small));
    CHECK(made.households == 230);
    CHECK(here.households() == there.households());
    CHECK(here.visits() == there.visits());
    auto other = small;
    other.seed = 8;
    elsewhere.make(other);
    CHECK(here.households().front() != elsewhere.households().front());
}

TEST_CASE("a drill that is made again goes on where it was and makes nothing twice") {
    Drilling drill;
    CHECK(drill.make({.communes = 1, .households = 115, .seed = 7}).is_begun_now);
    drill.make(small);
    CHECK_FALSE(drill.make(small).is_begun_now);
    CHECK(drill.count("household") == 230);
    CHECK(drill.count("check_in") == 230);
    CHECK(drill.count("need WHERE source = 'officer'") == 6);
    CHECK(drill.count("episode") == 2);
    CHECK(drill.count("team") == 8);
}

TEST_CASE("households made in bulk are row for row those entered one by one") {
    Drilling bulk, verbs;
    bulk.make(small);
    auto slow = small;
    slow.way = DrillWay::one_by_one;
    verbs.make(slow);
    const auto expected = verbs.households();
    REQUIRE(expected.size() == 230);
    CHECK(bulk.households() == expected);
    CHECK(bulk.words() == verbs.words());
    for (const auto indicator : {households::households_indicator, households::people_indicator})
        CHECK(bulk.counted(indicator) == verbs.counted(indicator));
    CHECK(bulk.db.read([](store::Transaction& tx) {
        for (const auto& indicator : households::indicators())
            if (!store::disagreements(tx, indicator).empty()) return false;
        return true;
    }));
}

TEST_CASE("a drill has a size and a store of its own") {
    Drilling drill;
    CHECK(problem_of([&] { drill.make({.communes = 3, .households = 2}); }) == "drill.size_wrong");
    drill.db.write([](store::Transaction& tx) {
        tx.change(
            "INSERT INTO account (id, login, password_hash, name, name_key, language, created_at) VALUES ($1, 'ai', "
            "'', 'Ai', 'ai', 'vi', 0)",
            {tx.new_id()});
    });
    CHECK(problem_of([&] { drill.make(small); }) == "drill.store_in_use");
}
