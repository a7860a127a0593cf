#include "speech/forms.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "speech/letters.hpp"
#include "speech/numbers.hpp"

namespace speech {
namespace {

using Kind = Token::Kind;

struct Written {
    const Token& token;
    Voice voice;
};

std::optional<int> whole_number(const Token& token, int least, int most) {
    if (token.kind != Kind::number) return {};
    const auto number = base::to_number<int>(token.text);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

std::optional<std::string> in_words(const Written& at, int least, int most) {
    const auto number = whole_number(at.token, least, most);
    if (!number) return {};
    return number_in_words(static_cast<std::uint64_t>(*number), at.voice);
}

/// The first ten days of a month are said with "mồng", which also keeps "năm" (five) from being heard as a year.
std::optional<std::string> day_in_words(const Written& at) {
    auto words = in_words(at, 1, 31);
    if (words && *whole_number(at.token, 1, 31) <= 10) return "mồng " + *words;
    return words;
}

/// The fourth month and the fourth day of a week are "tư", not "bốn".
std::optional<std::string> ordinal_in_words(const Written& at, int least, int most) {
    auto words = in_words(at, least, most);
    return words && *whole_number(at.token, least, most) == 4 ? "tư" : words;
}

std::optional<std::string> any_number(const Written& at) {
    if (at.token.kind != Kind::number) return {};
    return printed_number_in_words(at.token.text, at.voice);
}

std::optional<std::string> digits(const Written& at) {
    constexpr std::size_t most = 6;
    if (at.token.kind == Kind::phone) return digits_in_words(at.token.text);
    if (at.token.kind != Kind::number || at.token.text.size() < 3 || at.token.text.size() > most) return {};
    return digits_in_words(at.token.text);
}

std::optional<std::string> roman(const Written& at) {
    const int value = at.token.kind == Kind::word ? roman_value(at.token.text) : 0;
    if (value == 0) return {};
    return number_in_words(static_cast<std::uint64_t>(value), at.voice);
}

std::optional<std::string> name(const Written& at) {
    const bool is_name = at.token.kind == Kind::word && base::to_lower(at.token.text) != at.token.text;
    return is_name && can_be_said(at.token.text) ? std::optional(word_in_words(at.token.text)) : std::nullopt;
}

/// "KH = kế hoạch": letters of a document's number, exactly as written.
using Letters = std::unordered_map<std::string, std::string>;

std::string_view table(std::string_view path) {
    for (const auto& file : base::embedded_vocabulary())
        if (file.path == path) return file.bytes;
    throw std::logic_error("no vocabulary " + std::string(path));
}

struct Row {
    std::string_view written;
    std::string_view spoken;
};

std::vector<Row> rows_of(std::string_view text) {
    std::vector<Row> rows;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = base::trim(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty() || line.front() == '#') continue;
        const auto equals = line.rfind(" = ");
        if (equals == line.npos) throw std::logic_error("a written form without its words: " + std::string(line));
        rows.push_back({base::trim(line.substr(0, equals)), base::trim(line.substr(equals + 3))});
    }
    return rows;
}

Letters letters_of(std::string_view path) {
    Letters letters;
    for (const auto& [written, spoken] : rows_of(table(path)))
        letters.emplace(base::to_nfc(written), base::to_nfc(spoken));
    return letters;
}

std::optional<std::string> kind(const Written& at) {
    static const Letters kinds = letters_of("reader/vocabulary/document_kinds.txt");
    const auto found = kinds.find(at.token.text);
    return at.token.kind == Kind::word && found != kinds.end() ? std::optional(found->second) : std::nullopt;
}

std::optional<std::string> issuer(const Written& at) {
    static const Letters issuers = letters_of("speech/vocabulary/issuers.txt");
    if (at.token.kind != Kind::word) return {};
    const auto found = issuers.find(at.token.text);
    return found != issuers.end() ? found->second : letter_by_letter(at.token.text);
}

struct Slot {
    std::string_view name;
    std::optional<std::string> (*say)(const Written&);
};

constexpr std::array<Slot, 12> slots{{
    {"day", day_in_words},
    {"month", [](const Written& at) { return ordinal_in_words(at, 1, 12); }},
    {"year", [](const Written& at) { return in_words(at, 1900, 2199); }},
    {"hour", [](const Written& at) { return in_words(at, 0, 24); }},
    {"minute", [](const Written& at) { return in_words(at, 0, 59); }},
    {"weekday", [](const Written& at) { return ordinal_in_words(at, 2, 7); }},
    {"n", any_number},
    {"code", digits},
    {"roman", roman},
    {"name", name},
    {"kind", kind},
    {"issuer", issuer},
}};

const Slot& slot_named(std::string_view name) {
    const auto found = std::find_if(slots.begin(), slots.end(), [&](const Slot& one) { return one.name == name; });
    if (found == slots.end()) throw std::logic_error("no slot of a written form: " + std::string(name));
    return *found;
}

bool is_exactly(std::string_view word) {
    return base::to_lower(word) != word;
}

/// "<day>/<month>" and "hộ|người": the elements of a form. Signs stand for themselves.
std::vector<Element> elements_of(std::string_view written) {
    std::vector<Element> elements;
    bool is_alternative = false;
    const auto add_word = [&](const std::string& word) {
        if (is_alternative)
            elements.back().words.push_back(word);
        else
            elements.push_back({Element::Kind::word, {word}});
        is_alternative = false;
    };
    while (!written.empty()) {
        if (written.front() == '<') {
            const auto end = written.find('>');
            elements.push_back({Element::Kind::slot, {std::string(slot_named(written.substr(1, end - 1)).name)}});
            written.remove_prefix(end + 1);
        } else if (written.front() == '^') {
            elements.push_back({Element::Kind::line_begin, {}});
            written.remove_prefix(1);
        } else if (written.front() == '|') {
            is_alternative = true;
            written.remove_prefix(1);
        } else {
            const auto end = std::min(written.find_first_of("<^|"), written.size());
            for (const auto& token : tokens_of(written.substr(0, end))) add_word(token.text);
            written.remove_prefix(end);
        }
    }
    return elements;
}

/// A form as it stood in the text: its slots in words and the alternatives that were taken.
struct Fitted {
    std::size_t tokens = 0;
    std::vector<std::pair<std::string_view, std::string>> slots;
    std::string alternative;
};

bool fits_word(const Element& element, const Token& token, std::string& taken) {
    const bool is_dash = token.text == "–" || token.text == "—";
    for (const auto& word : element.words) {
        if (is_dash ? word != "-" : is_exactly(word) ? token.text != word : base::to_lower(token.text) != word)
            continue;
        if (element.words.size() > 1) taken = token.text;
        return true;
    }
    return false;
}

std::optional<Fitted> fit(const Form& form, const std::vector<Token>& tokens, std::size_t at, Voice voice) {
    Fitted fitted;
    for (const auto& element : form.written) {
        const auto here = at + fitted.tokens;
        if (here >= tokens.size()) return {};
        if (element.kind == Element::Kind::line_begin) {
            if (!tokens[here].begins_line) return {};
            continue;
        }
        if (element.kind == Element::Kind::slot) {
            auto said = slot_named(element.words.front()).say({tokens[here], voice});
            if (!said) return {};
            fitted.slots.emplace_back(element.words.front(), std::move(*said));
        } else if (!fits_word(element, tokens[here], fitted.alternative)) {
            return {};
        }
        ++fitted.tokens;
    }
    return fitted;
}

/// Puts the slots into the words of the form.
Said said_of(const Form& form, Fitted fitted) {
    Said said;
    said.tokens = fitted.tokens;
    bool is_lead = true;
    for (std::string_view rest = form.spoken; !rest.empty();) {
        const auto open = std::min(rest.find_first_of("<{"), rest.size());
        said.words += rest.substr(0, open);
        if (is_lead) said.lead = said.words.size();
        rest.remove_prefix(open);
        if (rest.empty()) break;
        if (rest.front() == '{') {
            said.words += fitted.alternative;
            rest.remove_prefix(2);
            continue;
        }
        const auto end = rest.find('>');
        const auto name = rest.substr(1, end - 1);
        is_lead = is_lead && name == "kind";
        const auto slot =
            std::find_if(fitted.slots.begin(), fitted.slots.end(), [&](const auto& one) { return one.first == name; });
        if (slot == fitted.slots.end()) throw std::logic_error("words with a slot too many: " + form.spoken);
        said.words += slot->second;
        fitted.slots.erase(slot);
        rest.remove_prefix(end + 1);
    }
    return said;
}

FormTable read_forms() {
    FormTable made;
    for (const char* path : {"speech/vocabulary/phrases.txt", "speech/vocabulary/units.txt",
                             "speech/vocabulary/abbreviations.txt", "speech/vocabulary/foreign_words.txt"})
        made.read(table(path));
    return made;
}

}  // namespace

void FormTable::read(std::string_view text) {
    const auto take = [&](std::string_view written, std::string_view spoken) {
        forms_.push_back({elements_of(base::to_nfc(written)), base::to_nfc(spoken)});
        index(forms_.size() - 1);
    };
    for (auto [written, spoken] : rows_of(text)) {
        if (written.starts_with('(')) {
            const auto end = written.find(')');
            take(std::string(written.substr(1, end - 1)) + std::string(written.substr(end + 1)), spoken);
            written.remove_prefix(end + 1);
        }
        take(written, spoken);
    }
}

void FormTable::index(std::size_t form) {
    const auto& written = forms_[form].written;
    const auto first = std::find_if(written.begin(), written.end(),
                                    [](const Element& one) { return one.kind != Element::Kind::line_begin; });
    if (first == written.end()) throw std::logic_error("an empty written form of: " + forms_[form].spoken);
    if (first->kind == Element::Kind::slot) by_slot_.push_back(form);
    if (first->kind != Element::Kind::word) return;
    for (const auto& word : first->words) by_first_word_[base::to_lower(word)].push_back(form);
}

std::optional<Said> FormTable::say_at(const std::vector<Token>& tokens, std::size_t at, Voice voice) const {
    std::optional<Fitted> best;
    std::size_t best_form = 0;
    const auto look_at = [&](const std::vector<std::size_t>& candidates) {
        for (const auto form : candidates) {
            auto fitted = fit(forms_[form], tokens, at, voice);
            if (!fitted || (best && fitted->tokens <= best->tokens)) continue;
            best = std::move(fitted);
            best_form = form;
        }
    };
    if (const auto found = by_first_word_.find(base::to_lower(tokens[at].text)); found != by_first_word_.end())
        look_at(found->second);
    look_at(by_slot_);
    if (!best) return {};
    return said_of(forms_[best_form], std::move(*best));
}

const FormTable& forms() {
    static const FormTable table = read_forms();
    return table;
}

}  // namespace speech
