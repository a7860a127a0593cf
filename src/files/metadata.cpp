#include "files/metadata.hpp"

#include "files/file.hpp"

namespace files {
namespace {

constexpr unsigned char mark = 0xff;
constexpr unsigned char first_application = 0xe1;
constexpr unsigned char last_application = 0xef;
constexpr unsigned char comment = 0xfe;
constexpr unsigned char start_of_scan = 0xda;

/// A segment of a JPEG that says something about the picture instead of drawing it.
bool is_about_it(unsigned char kind) {
    return (kind >= first_application && kind <= last_application) || kind == comment;
}

}  // namespace

std::optional<std::string> without_metadata(std::string_view jpeg) {
    if (media_type_of(jpeg) != "image/jpeg") return std::nullopt;
    constexpr std::size_t head = 4;
    std::string kept(jpeg.substr(0, 2));
    for (std::size_t at = 2; at + head <= jpeg.size();) {
        const auto byte = [&](std::size_t behind) { return static_cast<unsigned char>(jpeg[at + behind]); };
        if (byte(0) != mark) return std::nullopt;
        if (byte(1) == start_of_scan) return kept += jpeg.substr(at);
        const auto length = std::size_t{2} + byte(2) * 256U + byte(3);
        if (length < head || at + length > jpeg.size()) return std::nullopt;
        if (!is_about_it(byte(1))) kept += jpeg.substr(at, length);
        at += length;
    }
    return std::nullopt;
}

}  // namespace files
