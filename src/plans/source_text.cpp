#include <array>
#include <cstdint>

#include "base/problem.hpp"
#include "base/text.hpp"
#include "plans/source_formats.hpp"

namespace plans {
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

}  // namespace

std::string text_of_plain(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    if (bytes.starts_with("\xFF\xFE")) return from_utf16(bytes, false);
    if (bytes.starts_with("\xFE\xFF")) return from_utf16(bytes, true);
    // TCVN3, VNI and code page 1258 are 8-bit encodings: their Vietnamese letters are no UTF-8, and guessing would put wrong names into plans.
    if (!base::is_text(bytes)) throw base::Problem(base::ProblemKind::invalid, "document.not_text");
    return std::string(bytes);
}

}  // namespace plans
