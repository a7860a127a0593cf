#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "reader/reading.hpp"

/// The words of a document: the only form in which the later stages look at text, so that line ends, Markdown signs,
/// double blanks, letter case and the two ways of placing a tone mark (hoà, hòa) never decide whether a rule applies.
namespace reader {

enum class WordKind : std::uint8_t { word, number, mark };

/// FNV-1a of a form. At 64 bits no two words of a language share one, so it stands for the form in every comparison.
using FormHash = std::uint64_t;

constexpr FormHash hash_of(std::string_view form) {
    FormHash hash = 14695981039346656037U;
    for (const char c : form) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    return hash;
}

struct Word {
    Span span;
    std::string form;   ///< lower case, one tone placement; every dash is "-", every double quotation mark is "\""
    FormHash hash = 0;  ///< of the form
    WordKind kind = WordKind::word;
    bool capital = false;  ///< begins with an upper-case letter
    bool upper = false;    ///< has two letters or more, all upper case
    bool glued = false;    ///< follows the word before it without white space
    bool quoted = false;   ///< stands between quotation marks
};

/// A half-open range of indices into a vector of words.
struct Range {
    std::size_t from = 0;
    std::size_t to = 0;
    bool empty() const { return from >= to; }
    std::size_t size() const { return empty() ? 0 : to - from; }
};

using Words = std::vector<Word>;

/// The comparable form of one word of Vietnamese.
std::string form_of(std::string_view word);

/// Appends the words of one stretch of the text; marks of Markdown and of superscripts are passed over.
void append_words(std::string_view text, Span where, Words& into);

/// The first word of a stretch, as append_words gives it but for misreadings.
std::optional<Word> first_word(std::string_view text, Span where);

/// The words of text that is not part of a document, as tables are written.
Words words_in(std::string_view text);

/// The text of a range as printed, with line ends and Markdown signs replaced by single blanks.
std::string printed(std::string_view text, const Words& words, Range range);

/// The printed text of a stretch without Markdown signs and double blanks.
std::string plain(std::string_view text, Span span);

/// Every letter is upper case, and there are two at least.
bool is_all_capitals(std::string_view text);

/// From the first to the last byte of the range.
Span span_of(const Words& words, Range range);

/// The range without marks such as , ; : . - at its ends. A full stop after a bracket or letter goes, a closing bracket
/// stays.
Range trim_marks(const Words& words, Range range);

/// A form written in the code: the compiler hashes it.
struct Term {
    consteval Term(const char* form) : hash(hash_of(form)) {}
    FormHash hash;
};

inline bool is(const Words& words, std::size_t at, Term term) {
    return at < words.size() && words[at].hash == term.hash;
}

/// One of these words stands here.
inline bool is_any(const Words& words, std::size_t at, std::initializer_list<Term> terms) {
    return std::any_of(terms.begin(), terms.end(), [&](Term term) { return is(words, at, term); });
}

/// A mark that ends a sentence ("." "!" "?") and does not stand inside a number, an abbreviation or a web address.
bool ends_sentence(const Words& words, std::size_t at, std::size_t end);

}  // namespace reader
