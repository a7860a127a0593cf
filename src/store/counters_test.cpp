#include "store/counters.hpp"

#include <doctest/doctest.h>

#include <thread>

#include "test_store.hpp"

namespace {

using store::Transaction;

const base::Day monday = *base::parse_day("2021-06-14");

/// A country with a province with two communes, and a table of facts: one row is one task done.
struct Country : TestStore {
    Country() {
        country = add_area("vn", 0, std::nullopt, "country");
        province = add_area("66", 1, country, "province");
        ba_dinh = add_area("101", 3, province, "commune");
        chau_son = add_area("102", 3, province, "commune");
        db.write([](Transaction& tx) {
            tx.change("CREATE TABLE deed (id UUID NOT NULL PRIMARY KEY, area UUID NOT NULL, day TEXT NOT NULL)");
        });
    }

    base::Uuid add_area(const std::string& code, int level, std::optional<base::Uuid> parent, const char* kind) {
        const auto id = new_id();
        db.write([&](Transaction& tx) {
            tx.change(
                "INSERT INTO area (id, home, parent, kind, level, code, name, name_key, path, valid_from) "
                "VALUES ($1, $2, $3, $4, $5, $6, $6, $6, $6, '1976-01-01')",
                {id, level == 0 ? 0 : 66, parent, kind, level, code});
        });
        return id;
    }

    void do_deed(const base::Uuid& area, base::Day day = monday) {
        db.write([&](Transaction& tx) {
            tx.change("INSERT INTO deed (id, area, day) VALUES ($1, $2, $3)", {tx.new_id(), area, day});
            store::count(tx, area, "deeds", day, 1);
        });
    }

    std::int64_t total(const base::Uuid& area) {
        return db.read([&](Transaction& tx) { return store::folded(tx, area, "deeds").value; });
    }
    std::size_t fold() { return db.write(store::fold_counters); }

    base::Uuid country, province, ba_dinh, chau_son;
};

const store::Indicator deeds{"deeds", "SELECT area, day, count(*) AS value FROM deed GROUP BY area, day"};

}  // namespace

TEST_CASE_FIXTURE(Country, "an area's own count covers the days asked for, both ends included") {
    do_deed(ba_dinh, monday - 1);
    do_deed(ba_dinh, monday);
    do_deed(ba_dinh, monday + 1);
    do_deed(chau_son, monday);
    const auto counted = [&](base::Day from, base::Day until) {
        return db.read([&](Transaction& tx) { return store::counted(tx, ba_dinh, "deeds", from, until); });
    };
    CHECK(counted(monday - 1, monday) == 2);
    CHECK(counted(monday + 1, monday + 9) == 1);
    CHECK(counted(monday + 2, monday + 9) == 0);
}

TEST_CASE_FIXTURE(Country, "what is counted at once is what counting one by one gives") {
    do_deed(ba_dinh);
    db.write([&](Transaction& tx) {
        for (const auto& area : {ba_dinh, ba_dinh, chau_son})
            tx.change("INSERT INTO deed (id, area, day) VALUES ($1, $2, $3)", {tx.new_id(), area, monday + 1});
        const store::Value day(monday + 1);
        store::count_each(tx, "deeds", monday + 1,
                          "SELECT area, count(*) AS value FROM deed WHERE day = $1 GROUP BY area", {&day, 1});
    });
    fold();
    CHECK(total(ba_dinh) == 3);
    CHECK(total(country) == 4);
    CHECK(db.read([&](Transaction& tx) { return store::disagreements(tx, deeds); }).empty());
}

TEST_CASE_FIXTURE(Country, "deltas of many areas at once count for each of them") {
    db.write([&](Transaction& tx) {
        store::count_each(tx, "deeds", monday, {{ba_dinh, 3}, {chau_son, 2}});
        store::count_each(tx, "deeds", monday, {{ba_dinh, -1}, {chau_son, 0}});
    });
    fold();
    CHECK(total(ba_dinh) == 2);
    CHECK(total(country) == 4);
}

TEST_CASE_FIXTURE(Country, "a fold carries counts to every ancestor, once") {
    do_deed(ba_dinh);
    do_deed(ba_dinh, monday + 1);
    do_deed(chau_son);
    CHECK(total(country) == 0);
    CHECK(fold() == 3);
    CHECK(fold() == 0);
    CHECK(total(ba_dinh) == 2);
    CHECK(total(province) == 3);
    CHECK(total(country) == 3);
    do_deed(chau_son);
    fold();
    CHECK(total(country) == 4);
}

TEST_CASE_FIXTURE(Country, "what is taken back is taken back everywhere") {
    do_deed(ba_dinh);
    fold();
    db.write([&](Transaction& tx) { store::count(tx, ba_dinh, "deeds", monday, -1); });
    fold();
    CHECK(total(country) == 0);
}

TEST_CASE_FIXTURE(Country, "a total says as of when it is true") {
    do_deed(ba_dinh);
    const auto folded_at = now();
    fold();
    pass_minutes(3);
    const auto as_of = [&] {
        return db.read([&](Transaction& tx) { return store::folded(tx, country, "deeds").as_of; });
    };
    CHECK(as_of() == now());
    do_deed(ba_dinh);
    CHECK(as_of() == folded_at);
}

TEST_CASE_FIXTURE(Country, "the children of an area each have their total") {
    do_deed(ba_dinh);
    do_deed(chau_son);
    do_deed(chau_son);
    fold();
    const auto totals = db.read([&](Transaction& tx) { return store::folded_children(tx, province, "deeds"); });
    REQUIRE(totals.size() == 2);
    CHECK(totals[0].value + totals[1].value == 3);
}

TEST_CASE_FIXTURE(Country, "counting for an area that does not exist is a bug") {
    CHECK_THROWS_AS(do_deed(new_id()), std::logic_error);
}

TEST_CASE_FIXTURE(Country, "many writers count exactly") {
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 10; ++i) do_deed(t % 2 ? ba_dinh : chau_son);
        });
    for (int i = 0; i < 3; ++i) fold();
    for (auto& thread : threads) thread.join();
    fold();
    CHECK(total(country) == 40);
    CHECK(db.read([](Transaction& tx) { return store::disagreements(tx, deeds); }).empty());
}

TEST_CASE_FIXTURE(Country, "what was kept is what a rebuild makes of the facts") {
    do_deed(ba_dinh);
    do_deed(chau_son, monday + 1);
    fold();
    CHECK(db.read([](Transaction& tx) { return store::disagreements(tx, deeds); }).empty());
    db.write([](Transaction& tx) { store::rebuild(tx, deeds); });
    CHECK(total(country) == 2);
    CHECK(total(ba_dinh) == 1);
}

TEST_CASE_FIXTURE(Country, "a count that was forgotten or made twice is found and mended by a rebuild") {
    do_deed(ba_dinh);
    db.write([&](Transaction& tx) {
        tx.change("INSERT INTO deed (id, area, day) VALUES ($1, $2, '2021-06-14')", {new_id(), ba_dinh});
        store::count(tx, chau_son, "deeds", monday, 5);
    });
    fold();
    const auto found = db.read([](Transaction& tx) { return store::disagreements(tx, deeds); });
    REQUIRE(found.size() == 2);
    db.write([](Transaction& tx) { store::rebuild(tx, deeds); });
    CHECK(db.read([](Transaction& tx) { return store::disagreements(tx, deeds); }).empty());
    CHECK(total(country) == 2);
    CHECK(total(chau_son) == 0);
}
