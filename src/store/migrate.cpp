#include "store/migrate.hpp"

#include <algorithm>
#include <charconv>

#include <sodium.h>

#include "base/embedded.hpp"
#include "base/hex.hpp"
#include "base/problem.hpp"
#include "store/migration.hpp"
#include "store/statement.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

std::string checksum_of(std::string_view text) {
    std::array<unsigned char, 32> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                       nullptr, 0);
    return base::hex_of(digest);
}

/// A file for one engine only says so in its name: 0012_search.postgres.sql.
bool is_for(Engine engine, std::string_view path) {
    if (path.ends_with(".sqlite.sql")) return engine == Engine::sqlite;
    if (path.ends_with(".postgres.sql")) return engine == Engine::postgres;
    return true;
}

void make_migration_table(Transaction& tx) {
    // IF NOT EXISTS is no protection against a second program that makes the same table at the same moment.
    if (tx.engine() == Engine::postgres) tx.run("SELECT pg_advisory_xact_lock(7202106110)");
    tx.change(R"(
        CREATE TABLE IF NOT EXISTS migration (
            number BIGINT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            checksum TEXT NOT NULL,
            at BIGINT NOT NULL
        ))");
}

void check_against_program(const Rows& done, std::span<const Migration> known) {
    for (const auto& row : done) {
        const auto number = row.integer("number");
        const auto migration =
            std::find_if(known.begin(), known.end(), [&](const auto& each) { return each.number == number; });
        if (migration == known.end())
            throw Problem(ProblemKind::unavailable, "store.newer_than_program",
                          "this program knows no migration " + row.text("name"));
        if (row.text("checksum") != checksum_of(migration->text))
            throw Problem(ProblemKind::unavailable, "store.migration_changed",
                          row.text("name") + " differs from what made the store");
    }
}

void apply(Transaction& tx, const Migration& migration, std::span<const Migration> known) {
    // Two programs may start at once; the second waits here and then finds the work done.
    if (tx.engine() == Engine::postgres) tx.change("LOCK TABLE migration IN EXCLUSIVE MODE");
    const auto done = tx.run("SELECT number, name, checksum FROM migration ORDER BY number");
    check_against_program(done, known);
    if (std::any_of(done.begin(), done.end(),
                    [&](const auto& row) { return row.integer("number") == migration.number; }))
        return;
    for (const auto statement : statements_of(migration.text)) tx.change(statement);
    tx.change("INSERT INTO migration (number, name, checksum, at) VALUES ($1, $2, $3, $4)",
              {migration.number, migration.name, checksum_of(migration.text), tx.now()});
}

}  // namespace

std::vector<Migration> embedded_migrations_for(Engine engine) {
    std::vector<Migration> migrations;
    for (const auto& file : base::embedded_migrations()) {
        if (!is_for(engine, file.path)) continue;
        std::int64_t number = 0;
        std::from_chars(file.path.data(), file.path.data() + file.path.size(), number);
        migrations.push_back({number, std::string(file.path), std::string(file.bytes)});
    }
    return migrations;
}

void migrate(Database& database, std::span<const Migration> migrations) {
    database.write(make_migration_table);
    const auto done =
        database.read([](Transaction& tx) { return tx.run("SELECT number, name, checksum FROM migration"); });
    check_against_program(done, migrations);
    if (done.size() == migrations.size()) return;
    for (const auto& migration : migrations) database.write([&](Transaction& tx) { apply(tx, migration, migrations); });
}

void migrate(Database& database) {
    migrate(database, embedded_migrations_for(database.engine()));
}

}  // namespace store
