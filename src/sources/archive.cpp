#include "sources/archive.hpp"

#include <array>

#include "base/problem.hpp"
#include "sources/formats.hpp"

namespace sources {
namespace {

[[noreturn]] void refuse_unreadable(const char* why) {
    throw base::Problem(base::ProblemKind::invalid, "document.unreadable", why);
}

zip_t* opened(std::string_view bytes) {
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    auto* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    if (archive == nullptr && source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    if (archive == nullptr) refuse_unreadable("the archive does not open");
    return archive;
}

}  // namespace

PartsArchive::PartsArchive(std::string_view bytes) : archive_(opened(bytes), &zip_discard) {}

std::optional<pugi::xml_document> PartsArchive::part(const std::string& name) {
    if (!has(name)) return std::nullopt;
    const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(zip_fopen(archive_.get(), name.c_str(), 0),
                                                                  &zip_fclose);
    if (!file) refuse_unreadable("an entry does not open");
    std::string bytes;
    std::array<char, 65536> piece{};
    for (;;) {
        const auto got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0) refuse_unreadable("an entry is damaged");
        if (got == 0) break;
        unpacked_ += static_cast<std::size_t>(got);
        if (unpacked_ > largest_unpacked)
            throw base::Problem(base::ProblemKind::too_large, "document.too_large", "unpacks to too much");
        bytes.append(piece.data(), static_cast<std::size_t>(got));
    }
    pugi::xml_document document;
    if (!document.load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata))
        refuse_unreadable("a part is not XML");
    return document;
}

}  // namespace sources
