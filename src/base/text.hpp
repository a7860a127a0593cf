#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

/// True for well-formed UTF-8 without NUL.
bool is_text(std::string_view bytes);

/// Unicode Normalization Form C. Bytes that are not UTF-8 come back unchanged.
std::string to_nfc(std::string_view text);

/// The search form of Vietnamese text: lower case, no marks, đ as d, every run of other characters than letters and
/// digits as one space, none at the ends. "  Châu  Sơn" gives "chau son"; composed and decomposed input give the same.
std::string fold(std::string_view text);

/// The words of folded text.
std::vector<std::string_view> words_of(std::string_view folded);

/// White space (no-break space too) at both ends removed, inner runs of it as one blank.
std::string tidy(std::string_view text);

std::string_view trim(std::string_view text);

/// Lower case of Vietnamese and Latin letters; nothing else changes.
std::string to_lower(std::string_view text);

/// Upper case of any letters.
std::string to_upper(std::string_view text);

/// The number that the whole text spells in decimal digits; nothing when it spells none or one too large.
template <class Number>
std::optional<Number> to_number(std::string_view digits) {
    Number number{};
    const auto [behind, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    const bool whole = error == std::errc() && behind == digits.data() + digits.size();
    return whole ? std::optional(number) : std::nullopt;
}

}  // namespace base
