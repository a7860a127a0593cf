#pragma once

#include <string>
#include <string_view>

namespace speech {

/// "u bê en dê": a word by the names of its letters.
std::string letter_by_letter(std::string_view word);

/// Whether people can say it as one word: a Vietnamese syllable in any case, or letters with a vowel among them that
/// are not all capitals.
bool can_be_said(std::string_view word);

/// A word as it is, in lower case when it is shouted, or letter by letter.
std::string word_in_words(const std::string& word);

}  // namespace speech
