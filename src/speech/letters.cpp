#include "speech/letters.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/letter.hpp"
#include "base/letters.hpp"
#include "base/syllable.hpp"
#include "base/text.hpp"

namespace speech {
namespace {

/// As the letters of an abbreviation are named in a broadcast.
constexpr std::array<std::string_view, 26> names{"a",  "bê", "xê",   "dê",    "e",      "ép",  "giê",   "hát", "i",
                                                 "gi", "ca", "e lờ", "em mờ", "en nờ",  "o",   "pê",    "quy", "e rờ",
                                                 "ét", "tê", "u",    "vê",    "vê kép", "ích", "i dài", "dét"};

std::string_view name_of(std::int32_t letter) {
    if (letter == U'đ') return "đê";
    const bool is_plain = letter >= 'a' && letter <= 'z';
    const char plain = is_plain ? static_cast<char>(letter) : base::folded_letter(letter);
    return plain >= 'a' && plain <= 'z' ? names[static_cast<std::size_t>(plain - 'a')] : std::string_view{};
}

}  // namespace

std::string letter_by_letter(std::string_view word) {
    std::string named;
    for (std::size_t at = 0; at < word.size();) {
        const auto [code, length] = base::letter_at(word, at);
        const auto name = name_of(base::lower_letter(code));
        if (!named.empty()) named += ' ';
        named += name.empty() ? word.substr(at, length) : name;
        at += length;
    }
    return named;
}

bool can_be_said(std::string_view word) {
    const auto lower = base::to_lower(word);
    if (base::is_syllable(base::to_code_points(lower))) return true;
    const auto folded = base::fold(lower);
    if (folded.empty()) return true;  // letters of another alphabet
    const bool has_vowel = folded.find_first_of("aeiouy") != folded.npos;
    return has_vowel && !base::is_upper_case(word);
}

std::string word_in_words(const std::string& word) {
    if (!can_be_said(word)) return letter_by_letter(word);
    const bool is_shouted = base::is_upper_case(word) && base::last_letter(word) > 0;
    return is_shouted ? base::to_lower(word) : word;
}

}  // namespace speech
