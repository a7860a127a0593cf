#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "speech/forms.hpp"
#include "speech/letters.hpp"
#include "speech/numbers.hpp"
#include "speech/speech.hpp"

namespace speech {
namespace {

using Kind = Token::Kind;

constexpr std::string_view rest_marks = ",:;.?!";  // the longer rests behind

/// What is said so far. Rests are kept back until the next word, so that of several the longest is taken.
class Speech {
public:
    void say(std::string_view words, std::size_t lead = 0) {
        words.remove_prefix(said_already(words.substr(0, lead)));
        const auto end = words.find_last_not_of(rest_marks);
        const auto behind = words.substr(end + 1);
        words = words.substr(0, end + 1);
        if (words.empty()) return behind.empty() ? void() : rest(behind.front());
        if (!text_.empty()) {
            if (rest_ != 0) text_ += rest_;
            text_ += ' ';
        }
        rest_ = behind.empty() ? char{} : behind.front();
        text_ += words;
    }

    void rest(char mark) {
        if (rest_ == 0 || rest_marks.find(mark) > rest_marks.find(rest_)) rest_ = mark;
    }

    std::string end() && {
        if (!text_.empty() && rest_ != 0) text_ += rest_ == ',' || rest_ == ':' || rest_ == ';' ? '.' : rest_;
        return std::move(text_);
    }

private:
    /// How much of a beginning was just said: of "ngày " behind "từ ngày" all of it.
    std::size_t said_already(std::string_view lead) const {
        if (rest_ != 0) return 0;
        constexpr std::size_t more = 8;  // a blank, and letters that are shorter in lower case
        const auto tail = std::min(text_.size(), lead.size() + more);
        const auto said = base::to_lower(std::string_view(text_).substr(text_.size() - tail));
        for (auto length = lead.size(); length > 0; length = lead.rfind(' ', length - 2) + 1) {
            const auto words = base::trim(lead.substr(0, length));
            const bool ends_so = !words.empty() && said.ends_with(words) &&
                                 (said.size() == words.size() || said[said.size() - words.size() - 1] == ' ');
            if (ends_so) return length;
            if (lead.rfind(' ', length - 2) == lead.npos) break;
        }
        return 0;
    }

    std::string text_;
    char rest_ = 0;
};

struct Sign {
    std::string_view sign;
    std::string_view words;
};

constexpr std::array<Sign, 12> said_signs{{{"%", "phần trăm"},
                                           {"‰", "phần nghìn"},
                                           {"&", "và"},
                                           {"=", "bằng"},
                                           {"≥", "từ"},
                                           {"≤", "không quá"},
                                           {">", "trên"},
                                           {"<", "dưới"},
                                           {"±", "cộng trừ"},
                                           {"°", "độ"},
                                           {"@", "a còng"},
                                           {"~", "khoảng"}}};

/// Signs at which a speaker rests, and for how long.
constexpr std::array<std::pair<std::string_view, char>, 17> rests{{{".", '.'},
                                                                   {"…", '.'},
                                                                   {"?", '?'},
                                                                   {"!", '!'},
                                                                   {":", ':'},
                                                                   {";", ';'},
                                                                   {",", ','},
                                                                   {"(", ','},
                                                                   {")", ','},
                                                                   {"[", ','},
                                                                   {"]", ','},
                                                                   {"–", ','},
                                                                   {"—", ','},
                                                                   {"-", ','},
                                                                   {"/", ','},
                                                                   {"|", ','},
                                                                   {"+", ','}}};

/// "lalanh.vn/cuu-tro": its words and, by their names, its signs and digits.
std::string address_in_words(std::string_view address) {
    constexpr std::array<Sign, 6> signs{{{".", "chấm"},
                                         {"/", "gạch chéo"},
                                         {"-", "gạch ngang"},
                                         {"_", "gạch dưới"},
                                         {"@", "a còng"},
                                         {":", "hai chấm"}}};
    for (const std::string_view beginning : {"https://", "http://", "www."})
        if (address.starts_with(beginning)) address.remove_prefix(beginning.size());
    std::string words;
    while (!address.empty()) {
        const auto sign =
            std::find_if(signs.begin(), signs.end(), [&](const Sign& one) { return address.starts_with(one.sign); });
        const auto length = sign != signs.end() ? 1 : std::min(address.find_first_of("./-_@:"), address.size());
        if (sign != signs.end()) words += std::string(sign->words) + ' ';
        for (const auto& token : tokens_of(sign != signs.end() ? std::string_view{} : address.substr(0, length)))
            words += (token.kind == Kind::word ? word_in_words(token.text) : digits_in_words(token.text)) + ' ';
        address.remove_prefix(length);
    }
    return base::tidy(words);
}

void say_mark(Speech& speech, const Token& token, bool between_words) {
    for (const auto& [sign, words] : said_signs)
        if (token.text == sign) return speech.say(words);
    if (token.text == "-" && between_words) return;  // "Hà Nội-Huế" is one breath
    for (const auto& [sign, mark] : rests)
        if (token.text == sign) return speech.rest(mark);
}

bool is_bullet(const Token& token) {
    constexpr std::array<std::string_view, 6> bullets{"-", "–", "+", "*", "•", "·"};
    return token.begins_line && std::find(bullets.begin(), bullets.end(), token.text) != bullets.end();
}

/// The next token in words; gives how many tokens that took.
std::size_t say_next(Speech& speech, const std::vector<Token>& tokens, std::size_t at, Voice voice) {
    const auto& token = tokens[at];
    if (is_bullet(token)) return 1;
    if (const auto said = forms().say_at(tokens, at, voice)) {
        speech.say(said->words, said->lead);
        return said->tokens;
    }
    switch (token.kind) {
        case Kind::word:
            speech.say(word_in_words(token.text));
            break;
        case Kind::number:
            speech.say(printed_number_in_words(token.text, voice));
            break;
        case Kind::phone:
            speech.say(digits_in_words(token.text));
            break;
        case Kind::address:
            speech.say(address_in_words(token.text));
            break;
        case Kind::line:
            speech.rest('.');
            break;
        case Kind::mark:
            say_mark(speech, token, !token.after_blank && at + 1 < tokens.size() && !tokens[at + 1].after_blank);
            break;
    }
    return 1;
}

}  // namespace

std::string spoken(std::string_view text, Voice voice) {
    const auto tokens = tokens_of(base::to_nfc(text));
    Speech speech;
    for (std::size_t at = 0; at < tokens.size();) at += say_next(speech, tokens, at, voice);
    return base::to_nfc(std::move(speech).end());
}

}  // namespace speech
