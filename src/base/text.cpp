#include "base/text.hpp"

#include <array>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

namespace base {
namespace {

/// U+00C0 to U+024F and U+1E00 to U+1EFF hold every Vietnamese and Latin letter with marks; their folded letters are
/// computed once.
struct FoldTable {
    std::array<char, 0x250> low{};
    std::array<char, 0x100> vietnamese{};
};

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

const FoldTable& fold_table() {
    static const FoldTable table = [] {
        FoldTable made;
        for (std::size_t i = 0xC0; i < made.low.size(); ++i)
            made.low[i] = fold_slowly(static_cast<utf8proc_int32_t>(i));
        for (std::size_t i = 0; i < made.vietnamese.size(); ++i)
            made.vietnamese[i] = fold_slowly(static_cast<utf8proc_int32_t>(0x1E00 + i));
        return made;
    }();
    return table;
}

struct Decoded {
    utf8proc_int32_t code = -1;
    std::size_t length = 1;
};

Decoded decode(std::string_view text, std::size_t at) {
    Decoded decoded;
    const auto used = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at,
                                       static_cast<utf8proc_ssize_t>(text.size() - at), &decoded.code);
    if (used > 0) decoded.length = static_cast<std::size_t>(used);
    return decoded;
}

bool is_mark(utf8proc_int32_t code) {
    return (code >= 0x300 && code <= 0x36F);
}

bool is_blank(utf8proc_int32_t code) {
    return code == ' ' || (code >= 9 && code <= 13) || code == 0xA0 || code == 0x202F || code == 0x3000 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0xFEFF;
}

}  // namespace

bool is_text(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [code, length] = decode(bytes, at);
        if (code <= 0) return false;
        at += length;
    }
    return true;
}

std::string to_nfc(std::string_view text) {
    utf8proc_uint8_t* composed = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
    if (size < 0) return std::string(text);
    return {reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size)};
}

std::string fold(std::string_view text) {
    const auto& table = fold_table();
    std::string folded;
    folded.reserve(text.size());
    bool gap = false;
    const auto put = [&](std::string_view letters) {
        if (gap && !folded.empty()) folded += ' ';
        gap = false;
        folded += letters;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
            ++at;
            const char c = static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
                put({&c, 1});
            else
                gap = true;
            continue;
        }
        const auto [code, length] = decode(text, at);
        const auto here = text.substr(at, length);
        at += length;
        if (is_mark(code)) continue;
        char letter = 0;
        if (code >= 0xC0 && code < 0x250)
            letter = table.low[static_cast<std::size_t>(code)];
        else if (code >= 0x1E00 && code < 0x1F00)
            letter = table.vietnamese[static_cast<std::size_t>(code - 0x1E00)];
        if (letter != 0) {
            put({&letter, 1});
            continue;
        }
        const auto category = code < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(code);
        const bool is_letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
        if (is_letter)
            put(here);
        else
            gap = true;
    }
    return folded;
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        if (end > 0) words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return words;
}

std::string tidy(std::string_view text) {
    std::string tidied;
    tidied.reserve(text.size());
    bool gap = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = decode(text, at);
        if (is_blank(code)) {
            gap = true;
        } else {
            if (gap && !tidied.empty()) tidied += ' ';
            gap = false;
            tidied += text.substr(at, length);
        }
        at += length;
    }
    return tidied;
}

std::string_view trim(std::string_view text) {
    std::size_t from = 0;
    while (from < text.size()) {
        const auto [code, length] = decode(text, from);
        if (!is_blank(code)) break;
        from += length;
    }
    text.remove_prefix(from);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
        if (!is_blank(decode(text, last).code)) break;
        text.remove_suffix(text.size() - last);
    }
    return text;
}

std::string to_lower(std::string_view text) {
    std::string lower;
    lower.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            const char c = text[at++];
            lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
            continue;
        }
        const auto [code, length] = decode(text, at);
        const auto small = code < 0 ? code : utf8proc_tolower(code);
        if (small == code) {
            lower += text.substr(at, length);
        } else {
            std::array<utf8proc_uint8_t, 4> bytes{};
            const auto size = utf8proc_encode_char(small, bytes.data());
            lower.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        }
        at += length;
    }
    return lower;
}

}  // namespace base
