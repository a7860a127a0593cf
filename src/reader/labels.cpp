#include <algorithm>
#include <array>
#include <utility>

#include "base/text.hpp"
#include "reader/blocks.hpp"

namespace reader {
namespace {

/// A cursor over one line that passes over Markdown signs.
struct Cursor {
    std::string_view text;
    std::size_t at;
    std::size_t end;

    bool done() const { return at >= end; }
    char here() const { return done() ? '\0' : text[at]; }
    bool take(std::string_view sign) {
        if (at + sign.size() > end || text.substr(at, sign.size()) != sign) return false;
        at += sign.size();
        return true;
    }
    bool skip_blank() {
        const auto before = at;
        while (!done() &&
               (here() == ' ' || here() == '\t' || here() == '\f' || text.substr(at).starts_with("\xC2\xA0")))
            at += here() == '\xC2' ? 2U : 1U;
        return at > before;
    }
    void skip_drawing() {
        while (!done() && (here() == '*' || here() == '#' || here() == '_' || here() == '\\' || here() == '|')) ++at;
    }
    bool at_letter() const {
        const auto c = static_cast<unsigned char>(here());
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xE1);
    }
    /// An upper-case letter; every letter beyond ASCII counts, for Vietnamese words seldom begin with a small one of
    /// those.
    bool at_capital() const {
        const auto c = static_cast<unsigned char>(here());
        return (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xE1);
    }
    int take_number() {
        int value = 0;
        std::size_t digits = 0;
        while (!done() && here() >= '0' && here() <= '9' && digits < 3) {
            value = value * 10 + (here() - '0');
            ++at;
            ++digits;
        }
        return digits == 0 || (here() >= '0' && here() <= '9') ? -1 : value;
    }
};

int roman_value(std::string_view digits) {
    constexpr std::array<std::pair<std::string_view, int>, 9> parts{
        {{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}, {"I", 1}, {"I", 1}, {"", 0}, {"", 0}}};
    int value = 0;
    while (digits.starts_with("X")) {
        value += 10;
        digits.remove_prefix(1);
    }
    for (std::size_t i = 1; i < parts.size(); ++i) {
        if (parts[i].first.empty() || !digits.starts_with(parts[i].first)) continue;
        value += parts[i].second;
        digits.remove_prefix(parts[i].first.size());
    }
    return digits.empty() ? value : 0;
}

bool take_dash(Cursor& cursor) {
    return cursor.take("-") || cursor.take("–") || cursor.take("—");
}

/// What may stand between a label and its text: a mark and white space, or the end of the line. Some offices write a
/// dash behind the mark ("1/-") or apart from the number ("1 - Mục đích").
bool take_label_end(Cursor& cursor, std::string_view marks) {
    cursor.skip_drawing();
    bool marked = false;
    if (!cursor.done() && marks.find(cursor.here()) != std::string_view::npos) {
        const bool slash = cursor.here() == '/';
        ++cursor.at;
        if (slash) cursor.take(".");  // "I/. MỤC TIÊU"
        marked = true;
    }
    cursor.skip_drawing();
    auto dash = cursor;
    const bool apart = dash.skip_blank();
    if ((apart || marked || marks.find('-') != std::string_view::npos) && take_dash(dash)) {
        const bool behind_mark = marked && !apart && (dash.done() || dash.here() == ' ' || dash.at_capital());
        const bool instead = !marked && dash.skip_blank() && dash.at_capital();
        if (behind_mark || instead || (!marked && !apart && dash.at_capital())) {
            cursor = dash;
            marked = true;
        }
    }
    return marked;
}

/// The rest of the line is a heading in capitals.
bool capitals_follow(const Cursor& cursor) {
    const auto rest = cursor.text.substr(cursor.at, std::min<std::size_t>(cursor.end - cursor.at, 200));
    return words_in(rest).size() >= 2 && is_all_capitals(rest);
}

/// Gives the sign that was taken, one dash for all dashes; empty when no bullet stands here.
std::string_view take_bullet(Cursor& cursor) {
    constexpr std::array<std::string_view, 12> signs{
        "-", "–", "—", "+", "•", "●", "▪", "·", "\xEF\x82\xB7", "\xEF\x80\xAD", "✓", "*"};
    for (const auto sign : signs) {
        auto trial = cursor;
        if (!trial.take(sign)) continue;
        const bool blank = trial.skip_blank();
        const bool tight = sign != "*" && sign != "+" && trial.at_letter();
        if (!(blank || tight) || trial.done() || trial.here() == '-') return {};
        cursor = trial;
        return sign == "–" || sign == "—" ? "-" : sign;
    }
    return {};
}

bool is_roman_digit(char sign) {
    return sign == 'I' || sign == 'V' || sign == 'X';
}

/// "III" of "III." and of "Iii.", as text converters spell it that allow one capital a word.
std::string take_roman(Cursor& cursor) {
    const auto start = cursor.at;
    while (is_roman_digit(cursor.here())) ++cursor.at;
    std::string digits(cursor.text.substr(start, cursor.at - start));
    if (digits.size() != 1) return digits;
    auto small = cursor;
    for (; small.here() == 'i' || small.here() == 'v' || small.here() == 'x'; ++small.at)
        digits += static_cast<char>(small.here() & ~0x20);
    if (digits.size() == 1 || small.here() != '.') return digits.substr(0, 1);
    cursor = small;
    return digits;
}

Label roman_label(Cursor cursor, std::size_t from) {
    if (cursor.text.substr(cursor.at).starts_with("V/V")) return {};  // "V/V" names the subject of a letter
    const auto digits = take_roman(cursor);
    const int value = roman_value(digits);
    if (digits.empty() || digits.size() > 6 || value == 0) return {};
    const auto before_mark = cursor;
    if (!take_label_end(cursor, ".)/:-")) {
        cursor = before_mark;
        if (!cursor.skip_blank() || !capitals_follow(cursor)) return {};  // "II NHIỆM VỤ"
    }
    if (cursor.here() >= '0' && cursor.here() <= '9') return {};
    const bool spaced = cursor.skip_blank();
    cursor.skip_drawing();
    if (!spaced && !cursor.done() && !cursor.at_capital()) return {};
    return {LabelKind::roman, digits, {value}, static_cast<std::uint32_t>(cursor.at - from)};
}

/// "01/QĐ-BCĐ" at the beginning of a line is the number of a document.
bool document_code_follows(const Cursor& cursor) {
    const auto words = words_in(cursor.text.substr(cursor.at, std::min<std::size_t>(cursor.end - cursor.at, 24)));
    return words.size() >= 2 && words[0].upper && words[1].glued && (words[1].form == "-" || words[1].form == "/");
}

Label letter_label(Cursor cursor, std::size_t from);

Label number_label(Cursor cursor, std::size_t from) {
    std::vector<int> numbers;
    std::string text;
    bool dotted = false;
    for (;;) {
        auto trial = cursor;
        const int number = trial.take_number();
        if (number < 0) break;
        cursor = trial;
        numbers.push_back(number);
        text += (text.empty() ? "" : ".") + std::to_string(number);
        dotted = cursor.take(".");
        if (!dotted) break;
    }
    if (dotted && numbers.size() > 1 && cursor.here() >= 'a' && cursor.here() <= 'y') {  // "2.1.a. Thành lập ..."
        auto behind = letter_label(cursor, from);
        if (behind.kind == LabelKind::letter) return behind;
    }
    if (numbers.empty() || numbers.size() > 4 || numbers.front() == 0 || numbers.back() > 60) return {};
    const bool marked = dotted || take_label_end(cursor, ")/:-");
    if (auto dash = cursor; dotted && take_dash(dash) && (dash.here() == ' ' || dash.at_capital())) cursor = dash;
    cursor.skip_drawing();
    if (!marked && numbers.size() == 1) return {};
    const bool spaced = cursor.skip_blank();
    cursor.skip_drawing();
    if (cursor.here() >= '0' && cursor.here() <= '9' && !spaced) return {};
    if (!spaced && !cursor.done() && (!cursor.at_capital() || document_code_follows(cursor))) return {};
    if (!marked && !cursor.done() && !words_in(cursor.text.substr(cursor.at, 12)).empty() &&
        !words_in(cursor.text.substr(cursor.at, 12)).front().capital)
        return {};
    const auto kind = numbers.size() == 1 ? LabelKind::number : LabelKind::decimal;
    return {kind, text, numbers, static_cast<std::uint32_t>(cursor.at - from)};
}

/// "a)", "đ.", "A."; of the alphabet of official documents.
Label letter_label(Cursor cursor, std::size_t from) {
    std::string letter;
    if (cursor.take("đ") || cursor.take("Đ"))
        letter = cursor.text.substr(cursor.at - 2, 2);
    else if ((cursor.here() >= 'a' && cursor.here() <= 'y') || (cursor.here() >= 'A' && cursor.here() <= 'H'))
        letter = cursor.text[cursor.at++];
    else
        return {};
    int number = -1;
    if (cursor.here() >= '1' && cursor.here() <= '9') number = cursor.take_number();
    const bool capital = letter[0] >= 'A' && letter[0] <= 'H';
    const bool comma = !capital && cursor.take(",");  // "a, Tại trường học"
    if (!comma && !take_label_end(cursor, capital ? "." : ".)-/")) return {};
    const bool spaced = cursor.skip_blank();
    cursor.skip_drawing();
    if (!spaced && !cursor.done()) return {};
    if (comma && !cursor.at_capital()) return {};
    if (number > 0) letter += std::to_string(number);
    return {capital ? LabelKind::part : LabelKind::letter, letter, {}, static_cast<std::uint32_t>(cursor.at - from)};
}

/// "iv" of "(iv)".
std::string take_small_roman(Cursor& cursor) {
    const auto start = cursor.at;
    while (cursor.here() == 'i' || cursor.here() == 'v' || cursor.here() == 'x') ++cursor.at;
    return std::string(cursor.text.substr(start, cursor.at - start));
}

int small_roman_value(std::string digits) {
    for (auto& digit : digits) digit = static_cast<char>(digit & ~0x20);
    return roman_value(digits);
}

/// "(1) ...", "(a) ..." and "(ii) ..." that open a paragraph.
Label bracketed_label(Cursor cursor, std::size_t from) {
    if (!cursor.take("(")) return {};
    std::string text;
    std::vector<int> numbers;
    if (const int number = cursor.take_number(); number > 0 && number <= 60) {
        text = std::to_string(number);
        numbers.push_back(number);
    } else if (cursor.take("đ")) {
        text = "đ";
    } else if (text = take_small_roman(cursor); !text.empty()) {
        numbers.push_back(small_roman_value(text));
        if (numbers.front() == 0) return {};
    } else if (cursor.here() >= 'a' && cursor.here() <= 'y') {
        text = cursor.text[cursor.at++];
    } else {
        return {};
    }
    if (!cursor.take(")")) return {};
    cursor.take(".");
    cursor.skip_blank();
    cursor.skip_drawing();
    if (cursor.done() || !cursor.at_letter()) return {};
    const auto kind = numbers.empty() ? LabelKind::letter : LabelKind::bracketed;
    return {kind, text, numbers, static_cast<std::uint32_t>(cursor.at - from)};
}

struct NamedLevel {
    std::string_view lower;
    std::string_view upper;
    LabelKind kind;
};

constexpr std::array<NamedLevel, 5> named_levels{{{"Điều", "ĐIỀU", LabelKind::article},
                                                  {"Chương", "CHƯƠNG", LabelKind::roman},
                                                  {"Phần", "PHẦN", LabelKind::part},
                                                  {"Mục", "MỤC", LabelKind::group},
                                                  {"Nhiệm vụ", "NHIỆM VỤ", LabelKind::number}}};

constexpr std::array<std::string_view, 10> romans{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"};

/// "thứ nhất", "THỨ HAI" as a Roman number.
std::string spelled_ordinal(Cursor& cursor) {
    constexpr std::array<std::pair<std::string_view, int>, 9> spelled{
        {{"nhất", 1}, {"hai", 2}, {"ba", 3}, {"tư", 4}, {"bốn", 4}, {"năm", 5}, {"sáu", 6}, {"bảy", 7}, {"tám", 8}}};
    if (!cursor.take("thứ") && !cursor.take("THỨ") && !cursor.take("Thứ")) return {};
    cursor.skip_blank();
    const auto words = words_in(cursor.text.substr(cursor.at, std::min<std::size_t>(cursor.end - cursor.at, 12)));
    for (const auto& [word, value] : spelled) {
        if (words.empty() || words.front().form != word) continue;
        cursor.at += words.front().span.to;
        return std::string(romans[static_cast<std::size_t>(value) - 1]);
    }
    return {};
}

/// "Chương II", "Phần thứ nhất", "Mục 1", "Điều 3.": the name is printed, the number alone makes the id.
Label named_label(Cursor cursor, std::size_t from) {
    const auto* level = named_levels.begin();
    while (level != named_levels.end() && !cursor.take(level->lower) && !cursor.take(level->upper)) ++level;
    if (level == named_levels.end() || !cursor.skip_blank()) return {};
    std::string text = spelled_ordinal(cursor);
    std::vector<int> numbers;
    if (text.empty()) {
        const auto start = cursor.at;
        if (const int number = cursor.take_number(); number > 0) {
            numbers.push_back(number);
            text = std::to_string(number);
        } else {
            cursor.at = start;
            while (cursor.here() == 'I' || cursor.here() == 'V' || cursor.here() == 'X') ++cursor.at;
            text = cursor.text.substr(start, cursor.at - start);
            numbers.push_back(roman_value(text));
        }
    }
    if (text.empty() || (!numbers.empty() && numbers.front() < 1)) return {};
    const bool marked = take_label_end(cursor, ".:-");
    const bool needs_mark = level->kind == LabelKind::article || level->kind == LabelKind::number;
    cursor.skip_blank();
    cursor.skip_drawing();
    if (!marked && !cursor.done() && (needs_mark || !capitals_follow(cursor))) return {};
    return {level->kind, text, numbers, static_cast<std::uint32_t>(cursor.at - from)};
}

}  // namespace

Label label_at(std::string_view text, Span line) {
    Cursor cursor{text, line.from, line.to};
    cursor.skip_blank();
    if (cursor.here() == '|' && text.substr(cursor.at + 1, line.to - cursor.at - 1).find('|') != std::string_view::npos)
        return {};  // the row of a table
    auto bullet = cursor;
    if (const auto sign = take_bullet(bullet); !sign.empty())
        return {LabelKind::bullet, std::string(sign), {}, static_cast<std::uint32_t>(bullet.at - line.from)};
    cursor.skip_drawing();
    cursor.skip_blank();
    cursor.skip_drawing();
    bullet = cursor;
    if (const auto sign = take_bullet(bullet); !sign.empty())
        return {LabelKind::bullet, std::string(sign), {}, static_cast<std::uint32_t>(bullet.at - line.from)};
    for (auto* reader : {&roman_label, &named_label, &number_label, &letter_label, &bracketed_label})
        if (auto label = reader(cursor, line.from); label.kind != LabelKind::none) return label;
    return {};
}

}  // namespace reader
