#pragma once

#include <cstddef>
#include <string>
#include <string_view>

/// What a PNG or a JPEG says of itself, told from its first bytes without unpacking it.
namespace sources {

bool is_picture(std::string_view bytes);

struct PictureSize {
    std::size_t width = 0;
    std::size_t height = 0;
    bool is_grey = false;  ///< a JPEG of one colour
    int turn = 0;  ///< degrees to the right that make it upright: 0, 90, 180 or 270; a phone held sideways says so

    bool is_turned() const { return turn != 0; }
};
/// Problem: document.unreadable.
PictureSize picture_size(std::string_view picture);

/// A JPEG, made upright, as the only thing on the only page of a PDF, one of its points a point, so that the painter of
/// PDFs turns it and makes it smaller.
std::string pdf_around(std::string_view jpeg, const PictureSize& size);

}  // namespace sources
