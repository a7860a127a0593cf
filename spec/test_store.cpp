#include "test_store.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <stdexcept>

#include "store/migrate.hpp"

namespace {

namespace fs = std::filesystem;

/// A folder of this process that goes away when it ends.
struct Folder {
    Folder() : path(fs::temp_directory_path() / ("lalanh-test-" + std::to_string(::getpid()))) { fs::create_directories(path); }
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

}  // namespace

TestStore::TestStore()
    : now_ms_(base::parse_instant("2021-06-11T01:00:00Z")->ms), folder_(new_folder()), where_(new_sqlite_file(folder_)),
      owned_(store::open(where_, options())), db(*owned_) {}

TestStore::~TestStore() {
    owned_.reset();
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
