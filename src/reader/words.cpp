#include "reader/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/letter.hpp"
#include "base/text.hpp"
#include "reader/misreadings.hpp"

namespace reader {
namespace {

base::Letter letter_at(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    return byte < 0x80 ? base::Letter{byte, 1} : base::letter_at(text, at);
}

bool is_digit(std::int32_t code) {
    return code >= '0' && code <= '9';
}

bool is_letter(std::int32_t code) {
    if (code < 0x80) return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    if (code < 0xC0 || code == 0xD7 || code == 0xF7) return false;
    return code < 0x2000 && code != 0x1680;
}

bool is_space(std::int32_t code) {
    return code == ' ' || (code >= 9 && code <= 13) || code == 0xA0 || code == 0x202F || code == 0x3000 ||
           code == 0xFEFF || (code >= 0x2000 && code <= 0x200F);
}

/// Signs of Markdown and of table drawings that carry no meaning in a sentence.
bool is_drawing(std::int32_t code) {
    return code == '*' || code == '_' || code == '#' || code == '\\' || code == '`' || code == '|' || code == 0xAD;
}

bool is_upper(std::int32_t code) {
    return code < 0x80 ? code >= 'A' && code <= 'Z' : base::lower_letter(code) != code;
}

std::string_view mark_form(std::int32_t code) {
    switch (code) {
        case 0x2013:
        case 0x2014:
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2212:
            return "-";
        case 0x201C:
        case 0x201D:
        case 0xAB:
        case 0xBB:
        case 0x201E:
            return "\"";
        case 0x2018:
        case 0x2019:
            return "'";
        case 0x2026:
            return "...";
        default:
            return {};
    }
}

/// "ƣ" stands for "ư" where an old font was converted: "ngƣời".
constexpr std::string_view gha = "ƣ";
constexpr std::int32_t gha_code = 0x1A3;

/// The tone of an open oa, oe or uy goes on the first vowel: hoà becomes hòa, uỷ becomes ủy.
constexpr std::array<std::pair<std::string_view, std::string_view>, 15> tone_places{{
    {"oà", "òa"},
    {"oá", "óa"},
    {"oả", "ỏa"},
    {"oã", "õa"},
    {"oạ", "ọa"},
    {"oè", "òe"},
    {"oé", "óe"},
    {"oẻ", "ỏe"},
    {"oẽ", "õe"},
    {"oẹ", "ọe"},
    {"uỳ", "ùy"},
    {"uý", "úy"},
    {"uỷ", "ủy"},
    {"uỹ", "ũy"},
    {"uỵ", "ụy"},
}};

/// Words that are written with i or y, in the form of most offices.
constexpr std::array<std::pair<Term, std::string_view>, 11> i_and_y{{{"quí", "quý"},
                                                                     {"qui", "quy"},
                                                                     {"quĩ", "quỹ"},
                                                                     {"kì", "kỳ"},
                                                                     {"kí", "ký"},
                                                                     {"kỉ", "kỷ"},
                                                                     {"kĩ", "kỹ"},
                                                                     {"lí", "lý"},
                                                                     {"mĩ", "mỹ"},
                                                                     {"tỉ", "tỷ"},
                                                                     {"sĩ", "sỹ"}}};
constexpr std::size_t longest_of_i_and_y = 5;  ///< bytes

std::uint32_t superscript_length(std::string_view text, std::size_t at) {
    if (!text.substr(at).starts_with("<sup>")) return 0;
    const auto end = text.substr(at, 40).find("</sup>");
    return end == std::string_view::npos ? 5U : static_cast<std::uint32_t>(end + 6);
}

std::string lowered(std::string_view word) {
    auto form = base::to_lower(word);
    for (std::size_t at = 0; (at = form.find(gha, at)) != std::string::npos;) form.replace(at, gha.size(), "ư");
    return form;
}

/// Gives a word in lower case the spelling in which rules are written, and the hash of that.
FormHash respell(std::string& form) {
    auto hash = hash_of(form);
    if (form.size() <= longest_of_i_and_y) {
        for (const auto& [with_i, with_y] : i_and_y) {
            if (with_i.hash != hash) continue;
            form = with_y;
            hash = hash_of(form);
        }
    }
    if (form.empty() || static_cast<unsigned char>(form.back()) < 0x80) return hash;
    const auto last = base::last_letter(form);
    if (last == 0 || (form[last - 1] != 'o' && form[last - 1] != 'u')) return hash;
    for (const auto& [modern, classic] : tone_places)
        if (form.ends_with(modern)) form.replace(form.size() - modern.size(), modern.size(), classic);
    return hash_of(form);
}

/// One run of letters and digits that begins with a letter, or one run of digits.
Word take_word(std::string_view text, std::size_t at, std::size_t end) {
    Word word;
    word.span.from = static_cast<std::uint32_t>(at);
    const auto first = letter_at(text, at);
    word.kind = is_digit(first.code) ? WordKind::number : WordKind::word;
    word.capital = is_upper(first.code);
    int letters = 0;
    int uppers = 0;
    bool as_printed = true;
    while (at < end) {
        const auto letter = letter_at(text, at);
        const bool sounds = is_letter(letter.code);
        if (!is_digit(letter.code) && (word.kind == WordKind::number || !sounds)) break;
        letters += sounds ? 1 : 0;
        uppers += sounds && is_upper(letter.code) ? 1 : 0;
        as_printed = as_printed && letter.code != gha_code;
        at += letter.length;
    }
    word.upper = letters >= 2 && letters == uppers;
    word.span.to = static_cast<std::uint32_t>(at);
    const auto printed_word = text.substr(word.span.from, at - word.span.from);
    word.form = uppers == 0 && as_printed ? std::string(printed_word) : lowered(printed_word);
    word.hash = respell(word.form);
    return word;
}

Word take_mark(std::string_view text, std::size_t at, base::Letter letter) {
    Word mark;
    mark.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + letter.length)};
    mark.kind = WordKind::mark;
    mark.form = mark_form(letter.code);
    if (mark.form.empty()) mark.form = text.substr(at, letter.length);
    mark.hash = hash_of(mark.form);
    return mark;
}

/// Takes the words of a stretch one by one.
struct Scanner {
    std::string_view text;
    std::size_t at;
    std::size_t end;
    bool glued = false;

    std::optional<Word> next() {
        skip();
        if (at >= end) return std::nullopt;
        const auto letter = letter_at(text, at);
        const bool sounds = is_letter(letter.code) || is_digit(letter.code);
        std::optional<Word> word(sounds ? take_word(text, at, end) : take_mark(text, at, letter));
        word->glued = std::exchange(glued, true);
        at = word->span.to;
        return word;
    }

    /// Passes over what is no word.
    void skip() {
        while (at < end) {
            const auto letter = letter_at(text, at);
            if (is_letter(letter.code) || is_digit(letter.code)) return;
            if (is_space(letter.code)) {
                glued = false;
                at += letter.length;
            } else if (is_drawing(letter.code)) {
                at += letter.length;
            } else if (const auto note = superscript_length(text, at); note > 0) {
                at += note;
            } else {
                return;
            }
        }
    }
};

/// Room for so many words at once; too much in a text of long words.
void make_room(Words& words, std::size_t bytes) {
    const auto wanted = words.size() + bytes / 4 + 1;
    if (wanted > words.capacity()) words.reserve(std::max(wanted, 2 * words.capacity()));
}

/// Marks what stands between quotation marks; an unclosed one reaches at most 60 words.
void mark_quotations(Words& words, std::size_t first) {
    for (std::size_t i = first; i < words.size(); ++i) {
        if (!is(words, i, "\"")) continue;
        std::size_t close = i + 1;
        while (close < words.size() && close < i + 60 && !is(words, close, "\"")) ++close;
        if (!is(words, close, "\"")) continue;
        for (std::size_t inside = i + 1; inside < close; ++inside) words[inside].quoted = true;
        i = close;
    }
}

}  // namespace

std::string form_of(std::string_view word) {
    auto form = lowered(word);
    respell(form);
    return form;
}

void append_words(std::string_view text, Span where, Words& into) {
    const std::size_t first = into.size();
    make_room(into, where.to - where.from);
    Scanner scanner{text, where.from, where.to};
    while (auto word = scanner.next()) into.push_back(std::move(*word));
    mark_quotations(into, first);
    mend_misreadings(into, first);
}

std::optional<Word> first_word(std::string_view text, Span where) {
    return Scanner{text, where.from, where.to}.next();
}

Words words_in(std::string_view text) {
    Words words;
    append_words(text, {0, static_cast<std::uint32_t>(text.size())}, words);
    return words;
}

std::string printed(std::string_view text, const Words& words, Range range) {
    std::string plain;
    bool apart = false;
    for (auto at = range.from; at < range.to; ++at) {
        const auto& word = words[at];
        apart = apart || !word.glued;
        if (word.span.from >= word.span.to) continue;  // a word of our own
        if (apart && !plain.empty()) plain += ' ';
        plain += text.substr(word.span.from, word.span.to - word.span.from);
        apart = false;
    }
    return plain;
}

std::string plain(std::string_view text, Span span) {
    Words words;
    append_words(text, span, words);
    return printed(text, words, {0, words.size()});
}

bool is_all_capitals(std::string_view text) {
    bool capitals = false;
    Scanner scanner{text, 0, text.size()};
    while (const auto word = scanner.next()) {
        if (word->kind != WordKind::word) continue;
        if (!word->upper && !(word->capital && base::last_letter(word->form) == 0)) return false;
        capitals = true;
    }
    return capitals;
}

Span span_of(const Words& words, Range range) {
    if (range.empty()) return {};
    return {words[range.from].span.from, words[range.to - 1].span.to};
}

Range trim_marks(const Words& words, Range range) {
    const auto is_edge = [&](std::size_t at) {
        return words[at].kind == WordKind::mark && !is(words, at, "(") && !is(words, at, ")") && !is(words, at, "\"") &&
               !is(words, at, "...");
    };
    while (!range.empty() && is_edge(range.from)) ++range.from;
    while (!range.empty() && is_edge(range.to - 1)) --range.to;
    return range;
}

namespace {

/// "BS. Nguyễn Thị A", "UBND TP. Vinh": the stop belongs to the short form before a name.
bool is_short_form(const Word& word) {
    constexpr std::array<std::string_view, 10> forms = {"tp", "tx",    "ths",    "ts", "bs",
                                                        "gs", "bscki", "bsckii", "ks", "pgs"};
    return word.capital && std::find(forms.begin(), forms.end(), word.form) != forms.end();
}

}  // namespace

bool ends_sentence(const Words& words, std::size_t at, std::size_t end) {
    if (words[at].kind != WordKind::mark) return false;
    if (is(words, at, "!") || is(words, at, "?")) return true;
    if (is(words, at, "...")) return at + 1 < end && words[at + 1].capital && !words[at + 1].glued;
    if (!is(words, at, ".")) return false;
    if (at + 1 >= end) return true;
    const auto& next = words[at + 1];
    if (next.glued) return next.form == "/" || next.form == "\"";
    if (at > 0 && words[at].glued && next.capital && is_short_form(words[at - 1])) return false;
    return next.capital || next.kind != WordKind::word;
}

}  // namespace reader
