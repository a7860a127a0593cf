#pragma once

#include <string>

#include "store/backup.hpp"

/// The two halves of backup.hpp; files that are not yet whole carry ".part" and are removed when something goes wrong.
namespace store {

Backup write_sqlite_backup(const std::string& database, const std::string& part, const std::string& keys_part);
void restore_sqlite_backup(const std::string& file, const std::string& keys_file, const std::string& database,
                           Overwrite overwrite);

Backup write_postgres_backup(const std::string& connection, const std::string& part, const std::string& keys_part);
void restore_postgres_backup(const std::string& file, const std::string& keys_file, const std::string& connection,
                             Overwrite overwrite);

}  // namespace store
