#include "base/letter.hpp"

#include <array>

#include <utf8proc.h>

namespace base {
namespace {

char fold_slowly(utf8proc_int32_t code) {
    if (code == 0x110 || code == 0x111 || code == 0xD0 || code == 0xF0) return 'd';
    std::array<utf8proc_int32_t, 8> parts{};
    int boundary = 0;
    const auto count =
        utf8proc_decompose_char(code, parts.data(), static_cast<utf8proc_ssize_t>(parts.size()),
                                static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD), &boundary);
    if (count < 1) return 0;
    const auto letter = parts[0];
    return letter < 0x80 ? static_cast<char>(letter) : '\0';
}

struct LatinLetter {
    std::int32_t lower = 0;
    char folded = 0;  ///< 0 when it folds to no letter of ASCII
};

/// U+00C0 to U+024F and U+1E00 to U+1EFF hold every Vietnamese and Latin letter with marks; what becomes of them is
/// computed once.
class LatinLetters {
public:
    LatinLetters() {
        for (std::size_t i = 0; i < low_.size(); ++i) low_[i] = made_of(first_low + static_cast<std::int32_t>(i));
        for (std::size_t i = 0; i < vietnamese_.size(); ++i)
            vietnamese_[i] = made_of(first_vietnamese + static_cast<std::int32_t>(i));
    }

    /// Null for a code outside both ranges.
    const LatinLetter* find(std::int32_t code) const {
        const auto low = static_cast<std::uint32_t>(code - first_low);
        if (low < low_.size()) return &low_[low];
        const auto vietnamese = static_cast<std::uint32_t>(code - first_vietnamese);
        return vietnamese < vietnamese_.size() ? &vietnamese_[vietnamese] : nullptr;
    }

private:
    static constexpr std::int32_t first_low = 0xC0;
    static constexpr std::int32_t first_vietnamese = 0x1E00;

    static LatinLetter made_of(std::int32_t code) { return {utf8proc_tolower(code), fold_slowly(code)}; }

    std::array<LatinLetter, 0x190> low_{};
    std::array<LatinLetter, 0x100> vietnamese_{};
};

const LatinLetters& latin_letters() {
    static const LatinLetters letters;
    return letters;
}

Letter decode_slowly(std::string_view text, std::size_t at) {
    utf8proc_int32_t code = 0;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    return used > 0 ? Letter{code, static_cast<std::uint32_t>(used)} : Letter{};
}

}  // namespace

// ASCII and the two and three bytes of Vietnamese letters are read here, because that is nearly all there is to read.
Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t nth) { return static_cast<unsigned char>(text[at + nth]); };
    const auto goes_on = [&](std::size_t nth) { return at + nth < text.size() && (byte(nth) & 0xC0) == 0x80; };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && goes_on(1)) return {(first & 0x1F) << 6 | (byte(1) & 0x3F), 2};
    if (first >= 0xE1 && first < 0xED && goes_on(1) && goes_on(2))
        return {(first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
    return decode_slowly(text, at);
}

std::size_t last_letter(std::string_view text) {
    auto at = text.size();
    while (at > 0 && static_cast<unsigned char>(text[--at]) >> 6 == 0b10) continue;
    return at;
}

std::int32_t lower_letter(std::int32_t code) {
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code - 'A' + 'a' : code;
    const auto* latin = latin_letters().find(code);
    return latin != nullptr ? latin->lower : utf8proc_tolower(code);
}

char folded_letter(std::int32_t code) {
    const auto* latin = latin_letters().find(code);
    return latin != nullptr ? latin->folded : '\0';
}

}  // namespace base
