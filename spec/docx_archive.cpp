#include "docx_archive.hpp"

#include <zip.h>

namespace spec {

std::string archive_of(const Parts& entries) {
    auto* buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_source_keep(buffer);
    auto* archive = zip_open_from_source(buffer, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, bytes] : entries)
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), 0);
    zip_close(archive);
    zip_source_open(buffer);
    zip_source_seek(buffer, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(buffer)), '\0');
    zip_source_seek(buffer, 0, SEEK_SET);
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

std::string docx_of(const Parts& parts) {
    Parts entries;
    for (const auto& [name, bytes] : parts) entries.emplace_back("word/" + name, bytes);
    return archive_of(entries);
}

std::string document(std::string_view body) {
    return R"(<?xml version="1.0"?><w:document xmlns:w="w"><w:body>)" + std::string(body) + "</w:body></w:document>";
}

std::string paragraph(std::string_view text, std::string_view properties) {
    return "<w:p><w:pPr>" + std::string(properties) + "</w:pPr><w:r><w:t>" + std::string(text) + "</w:t></w:r></w:p>";
}

}  // namespace spec
