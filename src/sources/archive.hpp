#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <pugixml.hpp>
#include <zip.h>

/// The archive of XML parts that a DOCX or an XLSX is.
namespace sources {

class PartsArchive {
public:
    /// Problem: document.unreadable.
    explicit PartsArchive(std::string_view bytes);

    bool has(const std::string& name) const { return zip_name_locate(archive_.get(), name.c_str(), 0) >= 0; }
    /// A part, or nothing when there is none. What an archive says of its sizes is not believed: unpacked bytes are
    /// counted over all parts. Problems: document.unreadable, document.too_large.
    std::optional<pugi::xml_document> part(const std::string& name);

private:
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive_;
    std::size_t unpacked_ = 0;
};

}  // namespace sources
