#include "test_store.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include <libpq-fe.h>

#include "store/migrate.hpp"

namespace {

namespace fs = std::filesystem;

/// A folder of this process that goes away when it ends.
struct Folder {
    Folder() : path(fs::temp_directory_path() / ("lalanh-test-" + std::to_string(::getpid()))) {
        fs::remove_all(path);  // what a test that crashed under the same number left behind
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }

    fs::path path;
};

const fs::path& process_folder() {
    static const Folder folder;
    return folder.path;
}

/// Migrating takes longer than most tests; it is done once and the file is copied.
const fs::path& migrated_file() {
    static const fs::path file = [] {
        const auto path = process_folder() / "template.sqlite";
        store::migrate(*store::open_sqlite(path.string()));
        return path;
    }();
    return file;
}

std::string new_folder() {
    static std::atomic<int> count = 0;
    const auto path = process_folder() / std::to_string(count++);
    fs::create_directories(path);
    return path.string();
}

std::string new_sqlite_file(const std::string& folder) {
    const auto path = fs::path(folder) / "lalanh.sqlite";
    fs::copy_file(migrated_file(), path);
    return path.string();
}

const char* server() {
    return std::getenv("TEST_DATABASE");
}

std::string at_server(const std::string& database) {
    return std::string(server()) + " dbname=" + database;
}

/// Databases are made and dropped outside of any transaction, which the store has not.
void tell_server(const std::string& sql) {
    const std::unique_ptr<PGconn, void (*)(PGconn*)> connection(PQconnectdb(server()), PQfinish);
    const std::unique_ptr<PGresult, void (*)(PGresult*)> result(PQexec(connection.get(), sql.c_str()), PQclear);
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        throw std::runtime_error(sql + ": " + PQerrorMessage(connection.get()));
}

std::string database_name(const std::string& suffix) {
    return "lalanh_test_" + std::to_string(::getpid()) + "_" + suffix;
}

/// As with files: one database is migrated and every test gets a copy.
struct MigratedDatabase {
    MigratedDatabase() : name(database_name("template")) {
        tell_server("CREATE DATABASE " + name);
        store::migrate(*store::open(at_server(name)));
    }
    ~MigratedDatabase() { tell_server("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"); }

    std::string name;
};

std::string new_empty_database() {
    static std::atomic<int> count = 0;
    const auto name = database_name("empty_" + std::to_string(count++));
    tell_server("CREATE DATABASE " + name);
    return name;
}

std::string new_database(const std::string& folder) {
    static const MigratedDatabase migrated;
    const auto name = database_name(fs::path(folder).filename().string());
    tell_server("CREATE DATABASE " + name + " TEMPLATE " + migrated.name + " STRATEGY file_copy");
    return at_server(name);
}

}  // namespace

TestStore::TestStore()
    : now_ms_(base::parse_instant("2021-06-11T01:00:00Z")->ms),
      folder_(new_folder()),
      where_(server() ? new_database(folder_) : new_sqlite_file(folder_)),
      owned_(store::open(where_, options())),
      db(*owned_) {}

TestStore::~TestStore() {
    owned_.reset();
    if (server())
        tell_server("DROP DATABASE " + database_name(fs::path(folder_).filename().string()) + " WITH (FORCE)");
    fs::remove_all(folder_);
}

void TestStore::set_now(std::string_view rfc3339) {
    const auto instant = base::parse_instant(rfc3339);
    if (!instant) throw std::logic_error("not an instant: " + std::string(rfc3339));
    now_ms_ = instant->ms;
}

base::Uuid TestStore::new_id() {
    base::Uuid id;
    auto count = ++ids_;
    id.bytes[6] = 0x70;
    id.bytes[8] = 0x80;
    for (std::size_t i = 16; i > 9; --i, count >>= 8) id.bytes[i - 1] = static_cast<std::uint8_t>(count);
    return id;
}

store::Options TestStore::options() {
    store::Options options;
    options.clock = [this] { return now(); };
    options.ids = [this](base::Instant) { return new_id(); };
    return options;
}

EmptyStore::EmptyStore(const TestStore& beside)
    : where(server() ? at_server(new_empty_database()) : beside.folder() + "/empty.sqlite"),
      database_(server() ? where.substr(where.rfind('=') + 1) : "") {}

EmptyStore::~EmptyStore() {
    if (!database_.empty()) tell_server("DROP DATABASE " + database_ + " WITH (FORCE)");
}

base::Who everybody() {
    base::Who who;
    who.account.bytes[15] = 1;
    who.grants = {
        {.permissions = ~std::uint64_t{0}, .scope = base::ScopeKind::everywhere, .scope_id = {}, .areas = {}}};
    return who;
}
