#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// Pictures of the pages of a file, for the eyes of whoever checks what was read of it.
namespace sources {

constexpr std::size_t widest_picture = 1240;  ///< points

struct PagePicture {
    std::string media_type;  ///< "image/jpeg" or "image/png"
    std::string bytes;
};

/// The page, from one on, of a PDF, PNG or JPEG, painted apart (child.hpp). Problem: document.unreadable,
/// also when the file has no such page.
PagePicture page_picture(std::string_view file, std::size_t page);

}  // namespace sources
