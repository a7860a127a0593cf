#include "sources/picture.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/problem.hpp"

namespace sources {
namespace {

using base::Problem;
using base::ProblemKind;

std::size_t number_at(std::string_view bytes, std::size_t at, std::size_t length) {
    if (at + length > bytes.size()) throw Problem(ProblemKind::invalid, "document.unreadable", "a cut-off picture");
    std::size_t number = 0;
    for (std::size_t i = 0; i < length; ++i) number = (number << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

/// The orientation that a camera writes beside a JPEG (Exif, tag 0x0112), as degrees. Mirrored ones do not come from
/// cameras.
int turn_in(std::string_view exif) {
    constexpr std::string_view head("Exif\0\0", 6);
    constexpr std::size_t orientation = 0x0112;
    constexpr std::size_t entry_length = 12;
    if (!exif.starts_with(head)) return 0;
    exif.remove_prefix(head.size());
    const bool little = exif.starts_with("II");
    const auto number = [&](std::size_t at, std::size_t length) {
        auto bytes = std::string(exif.substr(std::min(at, exif.size()), length));
        bytes.resize(length);  // a damaged note of the camera is no reason to refuse the picture
        if (little) std::reverse(bytes.begin(), bytes.end());
        return number_at(bytes, 0, length);
    };
    const auto table = number(4, 4);
    const auto entries = number(table, 2);
    for (std::size_t i = 0; i < entries && table + i * entry_length < exif.size(); ++i) {
        const auto entry = table + 2 + i * entry_length;
        if (number(entry, 2) != orientation) continue;
        constexpr std::array<int, 9> turns{0, 0, 0, 180, 0, 0, 90, 0, 270};
        const auto told = number(entry + 8, 2);
        return told < turns.size() ? turns[told] : 0;
    }
    return 0;
}

/// The frame header of a JPEG says its size; the segments before it are stepped over by their lengths.
PictureSize jpeg_size(std::string_view bytes) {
    int turn = 0;
    for (std::size_t at = 2;; at += 2 + number_at(bytes, at + 2, 2)) {
        while (number_at(bytes, at, 2) == 0xFFFF) ++at;
        const auto marker = number_at(bytes, at, 2);
        const bool frame =
            marker >= 0xFFC0 && marker <= 0xFFCF && marker != 0xFFC4 && marker != 0xFFC8 && marker != 0xFFCC;
        if (frame)
            return {number_at(bytes, at + 7, 2), number_at(bytes, at + 5, 2), number_at(bytes, at + 9, 1) == 1, turn};
        constexpr std::size_t camera_note = 0xFFE1;
        if (marker == camera_note && turn == 0)
            turn = turn_in(bytes.substr(std::min(at + 4, bytes.size()), number_at(bytes, at + 2, 2)));
        if (marker < 0xFF00) throw Problem(ProblemKind::invalid, "document.unreadable", "no JPEG");
    }
}

}  // namespace

bool is_picture(std::string_view bytes) {
    return bytes.starts_with("\x89PNG\r\n\x1a\n") || bytes.starts_with("\xFF\xD8\xFF");
}

PictureSize picture_size(std::string_view picture) {
    if (picture.starts_with("\xFF\xD8")) return jpeg_size(picture);
    return {number_at(picture, 16, 4), number_at(picture, 20, 4), false, 0};
}

std::string pdf_around(std::string_view jpeg, const PictureSize& size) {
    const auto paint = fmt::format("q {} 0 0 {} 0 0 cm /P Do Q", size.width, size.height);
    const std::array<std::string, 5> objects{
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]>>",
        fmt::format("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} {}]/Rotate {}/Contents 4 0 R/Resources<</XObject<</P 5 "
                    "0 R>>>>>>",
                    size.width, size.height, size.turn),
        fmt::format("<</Length {}>>stream\n{}\nendstream", paint.size(), paint),
        fmt::format("<</Type/XObject/Subtype/Image/Width {}/Height {}/ColorSpace/{}/BitsPerComponent 8/Filter/DCTDecode"
                    "/Length {}>>stream\n{}\nendstream",
                    size.width, size.height, size.is_grey ? "DeviceGray" : "DeviceRGB", jpeg.size(), jpeg),
    };
    std::string pdf = "%PDF-1.4\n";
    std::string places = "0000000000 65535 f \n";
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj{}\nendobj\n", i + 1, objects[i]);
    }
    const auto table = pdf.size();
    return pdf + fmt::format("xref\n0 {}\n{}trailer<</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", objects.size() + 1,
                             places, objects.size() + 1, table);
}

}  // namespace sources
