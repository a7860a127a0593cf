#include "base/text.hpp"

#include <array>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "base/letter.hpp"

namespace base {
namespace {

bool is_mark(std::int32_t code) {
    return (code >= 0x300 && code <= 0x36F);
}

bool is_blank(std::int32_t code) {
    return code == ' ' || (code >= 9 && code <= 13) || code == 0xA0 || code == 0x202F || code == 0x3000 ||
           (code >= 0x2000 && code <= 0x200B) || code == 0xFEFF;
}

}  // namespace

bool is_text(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const auto [code, length] = letter_at(bytes, at);
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
        const auto [code, length] = letter_at(text, at);
        const auto here = text.substr(at, length);
        at += length;
        if (is_mark(code)) continue;
        if (const char letter = folded_letter(code); letter != 0) {
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
        const auto [code, length] = letter_at(text, at);
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
        const auto [code, length] = letter_at(text, from);
        if (!is_blank(code)) break;
        from += length;
    }
    text.remove_prefix(from);
    while (!text.empty()) {
        std::size_t last = text.size() - 1;
        while (last > 0 && (static_cast<unsigned char>(text[last]) & 0xC0) == 0x80) --last;
        if (!is_blank(letter_at(text, last).code)) break;
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
        const auto [code, length] = letter_at(text, at);
        const auto small = lower_letter(code);
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

std::string to_upper(std::string_view text) {
    std::string upper;
    upper.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, length] = letter_at(text, at);
        const auto large = code < 0 ? code : utf8proc_toupper(code);
        if (large == code) {
            upper += text.substr(at, length);
        } else {
            std::array<utf8proc_uint8_t, 4> bytes{};
            const auto size = utf8proc_encode_char(large, bytes.data());
            upper.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        }
        at += length;
    }
    return upper;
}

}  // namespace base
