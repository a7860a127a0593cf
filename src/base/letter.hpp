#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Single letters of a text, fast for those that Vietnamese is written in.
namespace base {

/// One letter of a text and how many bytes it takes; -1 and one byte where the bytes are not UTF-8.
struct Letter {
    std::int32_t code = -1;
    std::uint32_t length = 1;
};

/// The letter that begins at this byte, of which there must be one.
Letter letter_at(std::string_view text, std::size_t at);

/// Where the last letter of a text begins; 0 of an empty text.
std::size_t last_letter(std::string_view text);

/// The lower case of a letter; of anything else the same code.
std::int32_t lower_letter(std::int32_t code);

/// The letter of ASCII that a letter with marks folds to ("đ" to "d"), in lower case; 0 when there is none.
char folded_letter(std::int32_t code);

}  // namespace base
