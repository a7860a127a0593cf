#include <filesystem>

#include "base/problem.hpp"
#include "store/backup_engines.hpp"
#include "store/database.hpp"
#include "store/journal_seal.hpp"
#include "store/sqlite_connection.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

namespace fs = std::filesystem;

void run(SqliteConnection& connection, std::string_view sql, std::initializer_list<Value> parameters = {}) {
    connection.change(sql, std::span<const Value>(parameters.begin(), parameters.size()));
}

std::string one_text(SqliteConnection& connection, std::string_view sql, std::string_view column) {
    std::string text;
    connection.each(sql, {}, [&](Row&& row) { text = row.text(column); });
    return text;
}

bool has_table(SqliteConnection& connection, const std::string& name) {
    bool found = false;
    const Value wanted(name);
    connection.each("SELECT 1 AS one FROM sqlite_schema WHERE type = 'table' AND name = $1", {&wanted, 1},
                    [&](Row&&) { found = true; });
    return found;
}

/// Moves the keys out of the copy. What is deleted is overwritten, so that they cannot be found in the file's free
/// pages.
void part_from_keys(SqliteConnection& copy, const std::string& keys_part) {
    run(copy, "PRAGMA secure_delete = ON");
    run(copy, "ATTACH DATABASE $1 AS keys", {keys_part});
    run(copy, "CREATE TABLE keys.sealed_key AS SELECT * FROM main.sealed_key");
    run(copy, "DELETE FROM main.sealed_key");
    run(copy, "DETACH DATABASE keys");
}

void require_whole(SqliteConnection& copy, const std::string& file) {
    const auto verdict = one_text(copy, "PRAGMA integrity_check", "integrity_check");
    if (verdict != "ok") throw Problem(ProblemKind::unavailable, "backup.failed", file + ": " + verdict);
}

std::int64_t journal_lines_of(const std::string& file) {
    const auto check = open_sqlite(file)->read([](Transaction& tx) { return verify_journal(tx); });
    if (check.first_broken)
        throw Problem(ProblemKind::unavailable, "backup.failed",
                      "the journal breaks at line " + std::to_string(*check.first_broken));
    return check.lines;
}

/// Nobody else may have the store open: SQLite gives this lock only to the one who is alone.
void require_alone(const std::string& database) {
    SqliteConnection connection(database, SqliteConnection::Use::write);
    run(connection, "PRAGMA busy_timeout = 200");
    run(connection, "PRAGMA locking_mode = EXCLUSIVE");
    try {
        run(connection, "BEGIN EXCLUSIVE");
        run(connection, "ROLLBACK");
    } catch (const Problem& problem) {
        throw Problem(ProblemKind::conflict, "backup.store_in_use", problem.detail());
    }
}

void require_room(const std::string& database, Overwrite overwrite) {
    if (!fs::exists(database) || fs::file_size(database) == 0) return;
    if (overwrite == Overwrite::refuse) throw Problem(ProblemKind::conflict, "backup.store_not_empty", database);
    require_alone(database);
}

void put_keys_back(SqliteConnection& copy, const std::string& keys_file) {
    run(copy, "ATTACH DATABASE $1 AS keys", {keys_file});
    run(copy,
        "INSERT INTO main.sealed_key (home, subject, wrapped) SELECT home, subject, wrapped FROM keys.sealed_key WHERE "
        "TRUE "
        "ON CONFLICT (home, subject) DO NOTHING");
    run(copy, "DETACH DATABASE keys");
}

}  // namespace

Backup write_sqlite_backup(const std::string& database, const std::string& part, const std::string& keys_part) {
    if (!fs::exists(database)) throw Problem(ProblemKind::unavailable, "store.cannot_open", database);
    {
        SqliteConnection source(database, SqliteConnection::Use::write);
        run(source, "VACUUM INTO $1", {part});
    }
    {
        SqliteConnection copy(part, SqliteConnection::Use::write);
        part_from_keys(copy, keys_part);
        require_whole(copy, part);
    }
    Backup backup;
    backup.journal_lines = journal_lines_of(part);
    return backup;
}

void restore_sqlite_backup(const std::string& file, const std::string& keys_file, const std::string& database,
                           Overwrite overwrite) {
    require_room(database, overwrite);
    if (!fs::exists(file)) throw Problem(ProblemKind::not_found, "backup.not_a_backup", file);
    if (const auto folder = fs::path(database).parent_path(); !folder.empty()) fs::create_directories(folder);
    const auto part = database + ".part";
    fs::remove(part);
    fs::copy_file(file, part);
    try {
        SqliteConnection copy(part, SqliteConnection::Use::write);
        if (!has_table(copy, "migration") || !has_table(copy, "journal"))
            throw Problem(ProblemKind::invalid, "backup.not_a_backup", file);
        require_whole(copy, file);
        if (!keys_file.empty()) put_keys_back(copy, keys_file);
    } catch (...) {
        for (const auto* rest : {"", "-wal", "-shm"}) fs::remove(part + rest);
        throw;
    }
    // The log of the store that was there before must not be played into the new one.
    for (const auto* rest : {"-wal", "-shm"}) fs::remove(database + rest);
    fs::rename(part, database);
}

}  // namespace store
