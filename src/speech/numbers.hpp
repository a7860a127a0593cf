#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "speech/speech.hpp"

namespace speech {

/// "một nghìn không trăm linh năm".
std::string number_in_words(std::uint64_t number, Voice voice);

/// A number as printed: dots part thousands, a comma (or a dot before one or two digits) a fraction. One that begins
/// with nought or is too large to be imagined is said digit by digit.
std::string printed_number_in_words(std::string_view printed, Voice voice);

/// "không chín một hai": each digit by itself; whatever is between two groups of them is a short rest.
std::string digits_in_words(std::string_view printed);

/// The value of Roman numerals in capitals up to XXXIX; 0 for what is none.
int roman_value(std::string_view letters);

}  // namespace speech
