#include "store/backup.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string_view>

#include "base/problem.hpp"
#include "store/backup_engines.hpp"
#include "store/database.hpp"

namespace store {

using base::Problem;
using base::ProblemKind;

namespace {

namespace fs = std::filesystem;

std::string keys_of(const std::string& file) {
    return file + ".keys";
}

void make_durable(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool done = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0) ::close(descriptor);
    if (!done) throw Problem(ProblemKind::unavailable, "backup.failed", path + " could not be written to the disk");
}

/// An empty file that is nobody else's from its first byte; both engines write into it.
void make_for_owner(const std::string& path) {
    ::unlink(path.c_str());
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) throw Problem(ProblemKind::unavailable, "backup.failed", path + " cannot be made");
    ::close(descriptor);
}

/// Gives the finished files their names; the keys first, so that a backup with its name has its keys.
void put_in_place(const std::string& file) {
    for (const auto& name : {keys_of(file), file}) {
        make_durable(name + ".part");
        fs::rename(name + ".part", name);
    }
    const auto folder = fs::absolute(file).parent_path();
    make_durable(folder.string());
}

Engine engine_of_file(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::string start(16, '\0');
    in.read(start.data(), static_cast<std::streamsize>(start.size()));
    const std::string_view seen(start);
    if (seen.starts_with("SQLite format 3")) return Engine::sqlite;
    if (seen.starts_with("PGDMP")) return Engine::postgres;
    throw Problem(ProblemKind::invalid, "backup.not_a_backup", file);
}

}  // namespace

Backup write_backup(const std::string& where, const std::string& file) {
    if (fs::exists(file) || fs::exists(keys_of(file))) throw Problem(ProblemKind::conflict, "backup.file_exists", file);
    const auto write = engine_of(where) == Engine::postgres ? write_postgres_backup : write_sqlite_backup;
    try {
        for (const auto& name : {keys_of(file), file}) make_for_owner(name + ".part");
        auto backup = write(where, file + ".part", keys_of(file) + ".part");
        put_in_place(file);
        backup.file = file;
        backup.keys_file = keys_of(file);
        backup.bytes = static_cast<std::int64_t>(fs::file_size(file));
        return backup;
    } catch (...) {
        std::error_code ignored;
        for (const auto& name : {keys_of(file), file}) fs::remove(name + ".part", ignored);
        throw;
    }
}

void restore_backup(const std::string& file, const std::string& where, Overwrite overwrite) {
    const auto engine = engine_of_file(file);
    if (engine != engine_of(where)) throw Problem(ProblemKind::invalid, "backup.other_engine", file + " into " + where);
    const auto keys = fs::exists(keys_of(file)) ? keys_of(file) : std::string();
    if (engine == Engine::postgres)
        restore_postgres_backup(file, keys, where, overwrite);
    else
        restore_sqlite_backup(file, keys, where, overwrite);
}

}  // namespace store
