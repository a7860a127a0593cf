#pragma once

#include <cstdint>
#include <string>

/// A copy of the store in one file, taken while the server runs. The keys of sealed records go to a second file
/// (FILE.keys), because they are to be kept apart and forgotten sooner: who has only the first can read no sealed
/// record. The master key is in neither.
namespace store {

struct Backup {
    std::string file;
    std::string keys_file;
    std::int64_t bytes = 0;  ///< of the first file
    std::int64_t journal_lines =
        0;  ///< in it, read back from the copy and found whole; PostgreSQL: as counted in the same snapshot
};

/// Takes one moment of the store at `where` (as store::open understands it) and opens the copy to see that it is whole;
/// only then does the file get its name. Problem: backup.file_exists, backup.failed.
Backup write_backup(const std::string& where, const std::string& file);

enum class Overwrite { refuse, allow };

/// Makes the store at `where` from a backup, with the keys when FILE.keys stands beside it. No server may run on it.
/// Problem: backup.not_a_backup, backup.store_not_empty, backup.store_in_use, backup.failed.
void restore_backup(const std::string& file, const std::string& where, Overwrite overwrite = Overwrite::refuse);

}  // namespace store
