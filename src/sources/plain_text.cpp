#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "sources/encodings.hpp"
#include "sources/formats.hpp"

namespace sources {
namespace {

void append_utf8(std::string& out, std::uint32_t code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | (code >> 6));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | (code >> 12));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | (code >> 18));
        out += static_cast<char>(0x80 | ((code >> 12) & 0x3F));
        out += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

/// UTF-16 with its byte order mark; unpaired surrogates and NUL are refused.
std::string from_utf16(std::string_view bytes, bool big_endian) {
    std::string text;
    text.reserve(bytes.size());
    const auto unit = [&](std::size_t at) {
        const auto first = static_cast<unsigned char>(bytes[at]);
        const auto second = static_cast<unsigned char>(bytes[at + 1]);
        return static_cast<std::uint32_t>(big_endian ? (first << 8) | second : (second << 8) | first);
    };
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        auto code = unit(at);
        const bool high = code >= 0xD800 && code < 0xDC00;
        if (high && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 && unit(at + 2) < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
            at += 2;
        } else if (code == 0 || (code >= 0xD800 && code < 0xE000)) {
            throw base::Problem(base::ProblemKind::invalid, "document.not_text");
        }
        append_utf8(text, code);
    }
    return text;
}

/// UTF-16 without its mark shows in the zero bytes of ASCII letters: all on one side.
std::optional<bool> order_of_unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 4096);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++zeros[i % 2];
    const auto many = head.size() / 8;
    if (bytes.size() % 2 != 0 || zeros[0] + zeros[1] < std::max<std::size_t>(many, 1)) return std::nullopt;
    if (zeros[0] == 0) return false;
    if (zeros[1] == 0) return true;
    return std::nullopt;
}

/// What 0x80 to 0x9F stand for on both code pages.
constexpr std::array<std::uint16_t, 32> western_signs{0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                                      0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

struct Letter {
    std::uint8_t byte;
    std::uint16_t code;
};

/// Where 1258 differs from 1252; tone marks are combining and compose later.
constexpr std::array<Letter, 13> vietnamese_letters{{{0xC3, 0x102},
                                                     {0xCC, 0x300},
                                                     {0xD0, 0x110},
                                                     {0xD2, 0x309},
                                                     {0xD5, 0x1A0},
                                                     {0xDD, 0x1AF},
                                                     {0xDE, 0x303},
                                                     {0xE3, 0x103},
                                                     {0xEC, 0x301},
                                                     {0xF0, 0x111},
                                                     {0xF2, 0x323},
                                                     {0xF5, 0x1A1},
                                                     {0xFD, 0x1B0}}};

}  // namespace

std::string text_of_code_page(std::string_view bytes, CodePage page) {
    std::string text;
    text.reserve(bytes.size());
    for (const char c : bytes) {
        const auto byte = static_cast<std::uint8_t>(c);
        std::uint32_t code = byte >= 0x80 && byte < 0xA0 ? western_signs[byte - 0x80U] : byte;
        if (page == CodePage::vietnamese)
            for (const auto& letter : vietnamese_letters)
                if (letter.byte == byte) code = letter.code;
        append_utf8(text, code);
    }
    return text;
}

bool is_utf16(std::string_view bytes) {
    return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") ||
           order_of_unmarked_utf16(bytes.substr(0, bytes.size() / 2 * 2)).has_value();
}

std::string text_of_plain(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, false);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, true);
    if (base::is_text(bytes)) return std::string(bytes);
    if (const auto big_endian = order_of_unmarked_utf16(bytes))
        return from_utf16("  " + std::string(bytes), *big_endian);
    // A guess that few syllables bear out would put wrong names into plans.
    auto text = text_of_old_bytes(bytes);
    if (!text || !base::is_text(*text)) throw base::Problem(base::ProblemKind::invalid, "document.not_text");
    return std::move(*text);
}

}  // namespace sources
