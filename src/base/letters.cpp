#include "base/letters.hpp"

#include <array>

#include <utf8proc.h>

#include "base/letter.hpp"
#include "base/text.hpp"

namespace base {

std::u32string to_code_points(std::string_view text) {
    std::u32string points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = letter_at(text, at);
        points += code >= 0 ? static_cast<char32_t>(code) : char32_t{0xFFFD};
        at += length;
    }
    return points;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 2);
    std::array<utf8proc_uint8_t, 4> bytes{};
    for (const auto code : text) {
        const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes.data());
        out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(length));
    }
    return out;
}

bool is_upper_case(std::string_view text) {
    return to_upper(text) == text && to_lower(text) != text;
}

}  // namespace base
