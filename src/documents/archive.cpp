#include "documents/archive.hpp"

#include <memory>
#include <stdexcept>

#include <zip.h>

namespace documents {
namespace {

/// The first days of 1980, with which the calendar of archives begins: when a document was packed is not part of it.
constexpr time_t no_time = 315619200;

/// The archive behind a finished write; it keeps one reference of its own.
std::string bytes_of(zip_source_t* buffer) {
    if (zip_source_open(buffer) != 0) throw std::runtime_error("an archive in memory does not open");
    zip_source_seek(buffer, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
    zip_source_seek(buffer, 0, SEEK_SET);
    const auto read = zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    if (read != static_cast<zip_int64_t>(bytes.size())) throw std::runtime_error("an archive in memory cannot be read");
    return bytes;
}

}  // namespace

std::string archive_of(const std::vector<std::pair<std::string, std::string>>& entries) {
    auto* const buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (buffer == nullptr) throw std::bad_alloc();
    zip_source_keep(buffer);
    const std::unique_ptr<zip_source_t, decltype(&zip_source_free)> kept(buffer, &zip_source_free);
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, nullptr), &zip_discard);
    if (!archive) throw std::runtime_error("an archive in memory cannot be made");
    for (const auto& [name, bytes] : entries) {
        auto* const source = zip_source_buffer(archive.get(), bytes.data(), bytes.size(), 0);
        const auto entry = zip_file_add(archive.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (entry < 0 || zip_file_set_mtime(archive.get(), static_cast<zip_uint64_t>(entry), no_time, 0) != 0)
            throw std::runtime_error("an archive in memory takes no entry");
    }
    if (zip_close(archive.get()) != 0) throw std::runtime_error("an archive in memory cannot be closed");
    archive.release();
    return bytes_of(buffer);
}

}  // namespace documents
