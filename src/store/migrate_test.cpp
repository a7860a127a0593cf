#include "store/migrate.hpp"

#include <doctest/doctest.h>

#include "base/problem.hpp"
#include "problem_of.hpp"
#include "store/migration.hpp"
#include "store/statement.hpp"
#include "test_store.hpp"

namespace {

std::vector<store::Migration> with(TestStore& store, store::Migration extra) {
    auto migrations = store::embedded_migrations_for(store.db.engine());
    migrations.push_back(std::move(extra));
    return migrations;
}

}  // namespace

TEST_CASE_FIXTURE(TestStore, "migrating twice changes nothing") {
    const auto count = [&] {
        return db.read(
            [](store::Transaction& tx) { return tx.run("SELECT count(*) AS n FROM migration").front().integer("n"); });
    };
    const auto before = count();
    store::migrate(db);
    CHECK(count() == before);
}

TEST_CASE_FIXTURE(TestStore, "a new migration is applied to an existing store") {
    store::migrate(
        db, with(*this, {9998, "9998_cup.sql",
                         "CREATE TABLE cup (id UUID NOT NULL); -- a; b\nINSERT INTO setting VALUES ('cup', ';');"}));
    const auto row =
        db.read([](store::Transaction& tx) { return tx.run("SELECT value FROM setting WHERE name = 'cup'").front(); });
    CHECK(row.text("value") == ";");
}

TEST_CASE_FIXTURE(TestStore, "a migration that fails half-way leaves nothing of itself") {
    CHECK_THROWS(store::migrate(
        db,
        with(*this, {9998, "9998_cup.sql", "CREATE TABLE cup (id UUID NOT NULL); INSERT INTO nowhere VALUES (1);"})));
    CHECK_THROWS(db.read([](store::Transaction& tx) { return tx.run("SELECT id FROM cup"); }));
    store::migrate(db);
}

TEST_CASE_FIXTURE(TestStore, "a store of a newer program is refused") {
    store::migrate(db, with(*this, {9998, "9998_cup.sql", "CREATE TABLE cup (id UUID NOT NULL)"}));
    CHECK(problem_of([&] { store::migrate(db); }) == "store.newer_than_program");
}

TEST_CASE_FIXTURE(TestStore, "a migration that was edited after it was applied is refused") {
    store::migrate(db, with(*this, {9998, "9998_cup.sql", "CREATE TABLE cup (id UUID NOT NULL)"}));
    CHECK(problem_of([&] {
              store::migrate(db, with(*this, {9998, "9998_cup.sql", "CREATE TABLE mug (id UUID NOT NULL)"}));
          }) == "store.migration_changed");
}

TEST_CASE("statements end at semicolons outside quotes and comments") {
    const auto statements = store::statements_of("A ';' \"b;\"; -- no; no\nB;\n -- the end;\n");
    REQUIRE(statements.size() == 2);
    CHECK(statements[0] == "A ';' \"b;\"");
}
