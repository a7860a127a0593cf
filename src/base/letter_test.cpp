#include "base/letter.hpp"

#include <array>
#include <string>

#include <doctest/doctest.h>
#include <utf8proc.h>

TEST_CASE("every letter of Unicode is read and lowered as Unicode says") {
    std::array<utf8proc_uint8_t, 4> bytes{};
    std::size_t wrong = 0;
    for (std::int32_t code = 1; code <= 0x10FFFF; ++code) {
        if (!utf8proc_codepoint_valid(code)) continue;
        const auto size = utf8proc_encode_char(code, bytes.data());
        const std::string text(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        const auto letter = base::letter_at(text, 0);
        const bool read = letter.code == code && letter.length == text.size() && base::last_letter(text) == 0;
        if (!read || base::lower_letter(code) != utf8proc_tolower(code)) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("bytes that are no UTF-8 are passed over one by one") {
    for (const std::string text : {"\x80", "\xC3", "\xC3(", "\xC0\x80", "\xE0\x80\x80", "\xE1\xBA", "\xE1\xBA(",
                                   "\xED\xA0\x80", "\xF5\x80\x80\x80", "\xFF"}) {
        CAPTURE(text);
        CHECK(base::letter_at(text, 0).code == -1);
        CHECK(base::letter_at(text, 0).length == 1);
    }
}
