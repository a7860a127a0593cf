#include "outreach/tone.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <span>
#include <utility>

#include "base/text.hpp"
#include "base/vocabulary.hpp"

namespace outreach {
namespace {

constexpr std::size_t fewest_words_of_a_name = 3;
constexpr std::size_t fewest_words_shouted = 4;
constexpr std::size_t digits_of_a_phone = 10;
constexpr std::size_t before_a_phone = 60;

/// Words that say too much or too little, with a kinder wording.
struct ToneWords {
    Trouble trouble = Trouble::panic;
    std::string words;
    std::string instead;
};
BOOST_DESCRIBE_STRUCT(ToneWords, (), (trouble, words, instead))

/// What a word says about the name that follows it. title: a person's ("ông"); plural: no single person's; no_name:
/// never the beginning of a name; place: a street or school named for somebody; famous: everybody may say it; duty: a
/// telephone that is there to be called.
enum class Role { title, plural, no_name, surname, place, famous, duty };
BOOST_DESCRIBE_ENUM(Role, title, plural, no_name, surname, place, famous, duty)
struct NameWord {
    Role role = Role::title;
    std::string word;
};
BOOST_DESCRIBE_STRUCT(NameWord, (), (role, word))

const std::vector<ToneWords>& tone_words() {
    static const auto read_once = base::vocabulary<ToneWords>("outreach/vocabulary/tone_words.json");
    return read_once;
}

const std::vector<NameWord>& name_words() {
    static const auto read_once = base::vocabulary<NameWord>("outreach/vocabulary/name_words.json");
    return read_once;
}

bool is(Role role, std::string_view word) {
    return std::ranges::any_of(name_words(), [&](const NameWord& one) { return one.role == role && one.word == word; });
}

/// A word of the text and where it stands.
struct Token {
    std::size_t from = 0;
    std::size_t until = 0;
    std::string lower;
    bool begins_large = false;
    bool is_all_large = false;
    bool is_large = false;  ///< that, and more than one letter
};

struct Found {
    std::size_t at = 0;
    Finding finding;
};

bool is_letter(std::string_view text, std::size_t at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80) return std::isalnum(byte) != 0;
    // General punctuation (dashes, quotes) is written E2 80 xx.
    const auto lead = at - std::min<std::size_t>(at, 2);
    const auto mark = text.substr(lead, 5).find("\xe2\x80");
    return mark == std::string_view::npos || lead + mark > at || lead + mark + 3 <= at;
}

std::size_t letter_length(std::string_view word) {
    std::size_t length = 1;
    while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) ++length;
    return length;
}

Token token(std::string_view text, std::size_t from, std::size_t until) {
    const auto word = text.substr(from, until - from);
    const auto first = word.substr(0, letter_length(word));
    auto lower = base::to_lower(word);
    const bool has_more = word.size() > first.size();
    const bool begins_large = base::to_lower(first) != first;
    const bool is_all_large = begins_large && base::to_upper(word) == word;
    return {from, until, std::move(lower), begins_large, is_all_large, is_all_large && has_more};
}

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    for (std::size_t at = 0; at < text.size();) {
        auto end = at;
        while (end < text.size() && is_letter(text, end)) ++end;
        if (end > at) tokens.push_back(token(text, at, end));
        at = std::max(end, at + 1);
    }
    return tokens;
}

bool follows_directly(std::string_view text, const Token& before, const Token& after) {
    return after.from - before.until == 1 && text[before.until] == ' ';
}

void find_words(std::string_view text, std::vector<Found>& found) {
    const auto lower = base::to_lower(text);
    for (const auto& [trouble, words, instead] : tone_words())
        for (auto at = lower.find(words); at != std::string::npos; at = lower.find(words, at + 1)) {
            const auto end = at + words.size();
            if ((at > 0 && is_letter(lower, at - 1)) || (end < lower.size() && is_letter(lower, end))) continue;
            // Lower case may be shorter or longer than the text; then the words are shown as the table has them.
            const auto shown = lower.size() == text.size() ? std::string(text.substr(at, words.size())) : words;
            found.push_back({at, {trouble, shown, instead, false}});
        }
}

/// How many words from `first` on are written large and stand together.
std::size_t large_words(std::string_view text, std::span<const Token> tokens, std::size_t first) {
    std::size_t count = 0;
    while (first + count < tokens.size() && tokens[first + count].begins_large &&
           (count == 0 || follows_directly(text, tokens[first + count - 1], tokens[first + count])))
        ++count;
    return count;
}

Found name_at(std::string_view text, const Token& first, const Token& last) {
    return {first.from, {Trouble::name, std::string(text.substr(first.from, last.until - first.from)), "", true}};
}

/// "bà Hoa", but neither "trẻ em Việt Nam" nor a heading in capitals.
std::optional<Found> titled_name(std::string_view text, std::span<const Token> tokens, std::size_t at) {
    if (!is(Role::title, tokens[at].lower) || tokens[at].is_large || at + 1 == tokens.size()) return std::nullopt;
    if (at > 0 && is(Role::plural, tokens[at - 1].lower)) return std::nullopt;
    const auto& next = tokens[at + 1];
    if (!follows_directly(text, tokens[at], next) || is(Role::no_name, next.lower)) return std::nullopt;
    const auto length = large_words(text, tokens, at + 1);
    if (length == 0 || next.is_large) return std::nullopt;
    return name_at(text, tokens[at], tokens[at + length]);
}

/// "Nguyễn Văn An", but not the street of that name.
std::optional<Found> whole_name(std::string_view text, std::span<const Token> tokens, std::size_t at) {
    if (!is(Role::surname, tokens[at].lower) || tokens[at].is_large) return std::nullopt;
    if (at > 0 && (is(Role::place, tokens[at - 1].lower) || tokens[at - 1].begins_large) &&
        follows_directly(text, tokens[at - 1], tokens[at]))
        return std::nullopt;
    const auto length = large_words(text, tokens, at);
    if (length < fewest_words_of_a_name) return std::nullopt;
    auto name = name_at(text, tokens[at], tokens[at + length - 1]);
    if (is(Role::famous, base::to_lower(name.finding.words))) return std::nullopt;
    return name;
}

void find_names(std::string_view text, std::span<const Token> tokens, std::vector<Found>& found) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        auto name = titled_name(text, tokens, at);
        if (!name) name = whole_name(text, tokens, at);
        if (!name) continue;
        const auto end = name->at + name->finding.words.size();
        found.push_back(std::move(*name));
        while (at + 1 < tokens.size() && tokens[at + 1].from < end) ++at;
    }
}

/// A telephone that is somebody's, unless the words before it say that it is there to be called.
bool is_of_a_person(std::string_view text, std::size_t at, std::string_view digits) {
    if (digits.size() != digits_of_a_phone || digits[0] != '0' || digits[1] == '2' || digits[1] == '1') return false;
    const auto from = at - std::min(at, before_a_phone);
    const auto before = base::to_lower(text.substr(from, at - from));
    return std::ranges::none_of(name_words(), [&](const NameWord& one) {
        return one.role == Role::duty && before.find(one.word) != std::string::npos;
    });
}

void find_phones(std::string_view text, std::vector<Found>& found) {
    const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool has_plus = text.substr(at).starts_with("+84");
        if (!has_plus && !is_digit(at)) continue;
        std::string digits = has_plus ? "0" : "";
        auto end = at;
        for (auto next = has_plus ? at + 3 : at; next < text.size(); ++next) {
            if (is_digit(next)) {
                digits += text[next];
                end = next + 1;
            } else if (text[next] != ' ' && text[next] != '.' && text[next] != '-') {
                break;
            }
        }
        if (is_of_a_person(text, at, digits))
            found.push_back({at, {Trouble::phone, std::string(text.substr(at, end - at)), "", true}});
        at = std::max(at, end);
    }
}

void find_shouting(std::string_view text, std::span<const Token> tokens, std::vector<Found>& found) {
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        auto end = at;
        while (end < tokens.size() && tokens[end].is_all_large &&
               (end == at || follows_directly(text, tokens[end - 1], tokens[end])))
            ++end;
        if (end - at >= fewest_words_shouted) {
            const auto from = tokens[at].from;
            found.push_back(
                {from, {Trouble::shouting, std::string(text.substr(from, tokens[end - 1].until - from)), "", false}});
        }
        at = std::max(at, end);
    }
    if (const auto at = text.find("!!"); at != std::string_view::npos)
        found.push_back({at, {Trouble::shouting, "!!", ".", false}});
}

}  // namespace

std::vector<Finding> check_tone(std::string_view given) {
    const auto text = base::to_nfc(given);
    const auto tokens = tokens_of(text);
    std::vector<Found> found;
    find_words(text, found);
    find_names(text, tokens, found);
    find_phones(text, found);
    find_shouting(text, tokens, found);
    std::ranges::sort(found, {}, [](const Found& one) { return std::pair(one.at, one.finding.trouble); });
    std::vector<Finding> findings;
    for (auto& one : found)
        if (std::ranges::find(findings, one.finding) == findings.end()) findings.push_back(std::move(one.finding));
    return findings;
}

bool has_blocking(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings, &Finding::is_blocking);
}

}  // namespace outreach
