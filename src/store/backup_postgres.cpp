#include <vector>

#include "base/problem.hpp"
#include "base/program.hpp"
#include "store/backup_engines.hpp"
#include "store/journal_seal.hpp"
#include "store/postgres_connection.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

/// Runs one of PostgreSQL's own programs to its end.
void run(const std::vector<std::string>& words) {
    const auto status = base::run_program(words);
    if (!status) throw Problem(ProblemKind::unavailable, "backup.failed", words[0] + " could not be started");
    if (*status != 0) throw Problem(ProblemKind::unavailable, "backup.failed", words[0] + " ended with an error");
}

std::int64_t count_of(PostgresConnection& connection, std::string_view sql) {
    return connection.run(sql).front().integer("n");
}

bool is_empty(PostgresConnection& connection) {
    return count_of(connection, "SELECT count(*) AS n FROM pg_catalog.pg_tables WHERE schemaname = current_schema()") ==
           0;
}

}  // namespace

Backup write_postgres_backup(const std::string& connection, const std::string& part, const std::string& keys_part) {
    PostgresConnection source(connection);
    source.change("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    // Both files show this one moment, because both dumps look through this transaction's snapshot.
    const auto snapshot = "--snapshot=" + source.run("SELECT pg_export_snapshot() AS name").front().text("name");
    const std::vector<std::string> common{"pg_dump",         "--format=custom", "--no-owner",
                                          "--no-privileges", snapshot,          "--dbname=" + connection};
    auto all_but_keys = common;
    all_but_keys.insert(all_but_keys.end(), {"--exclude-table-data=sealed_key", "--file=" + part});
    run(all_but_keys);
    auto keys = common;
    keys.insert(keys.end(), {"--data-only", "--table=sealed_key", "--file=" + keys_part});
    run(keys);
    // Reading the whole copy back finds what was cut short or garbled.
    run({"pg_restore", "--file=/dev/null", part});
    run({"pg_restore", "--file=/dev/null", keys_part});
    Backup backup;
    backup.journal_lines = count_of(source, "SELECT count(*) AS n FROM journal");
    source.rollback();
    return backup;
}

void restore_postgres_backup(const std::string& file, const std::string& keys_file, const std::string& connection,
                             Overwrite overwrite) {
    {
        PostgresConnection target(connection);
        if (!is_empty(target)) {
            if (overwrite == Overwrite::refuse)
                throw Problem(ProblemKind::conflict, "backup.store_not_empty", connection);
            if (count_of(target,
                         "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND "
                         "backend_type = 'client backend'") > 1)
                throw Problem(ProblemKind::conflict, "backup.store_in_use", connection);
            target.change("DROP SCHEMA public CASCADE");
            target.change("CREATE SCHEMA public");
        }
    }
    const std::vector<std::string> common{"pg_restore", "--no-owner", "--exit-on-error", "--single-transaction",
                                          "--dbname=" + connection};
    auto all_but_keys = common;
    all_but_keys.push_back(file);
    run(all_but_keys);
    if (keys_file.empty()) return;
    auto keys = common;
    keys.push_back(keys_file);
    run(keys);
}

}  // namespace store
