#include "speech/tokens.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include <utf8proc.h>

#include "base/letter.hpp"

namespace speech {
namespace {

using Kind = Token::Kind;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_plain_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter(std::int32_t code) {
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
            return true;
        default:
            return false;
    }
}

bool is_blank(std::int32_t code) {
    return code == ' ' || code == '\t' || code == 0xFEFF || utf8proc_category(code) == UTF8PROC_CATEGORY_ZS;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
    std::size_t count = 0;
    while (at + count < text.size() && is_digit(text[at + count])) ++count;
    return count;
}

/// "15.6.2021": three numbers, neither thousands nor a fraction.
bool is_dotted_day(std::string_view text, std::size_t at) {
    const auto day = digits_at(text, at);
    if (day == 0 || day > 2 || at + day >= text.size() || text[at + day] != '.') return false;
    const auto month = digits_at(text, at + day + 1);
    const auto behind = at + day + 1 + month;
    if (month == 0 || month > 2 || behind >= text.size() || text[behind] != '.') return false;
    return digits_at(text, behind + 1) == 4;
}

/// How far a number reaches: digits, then either groups of three behind dots or, once, a fraction; the numbers of
/// "1,2,3" have none.
std::size_t number_length(std::string_view text, std::size_t at) {
    constexpr std::size_t group = 3;
    auto length = digits_at(text, at);
    if (is_dotted_day(text, at)) return length;
    const bool may_group = length <= group && text[at] != '0';
    const auto next_is = [&](char mark) { return at + length < text.size() && text[at + length] == mark; };
    while (may_group && next_is('.') && digits_at(text, at + length + 1) == group) length += 1 + group;
    if (!next_is(',') && !next_is('.')) return length;
    const char mark = text[at + length];
    const auto fraction = digits_at(text, at + length + 1);
    const auto behind = at + length + 1 + fraction;
    const bool is_list = (behind + 1 < text.size() && text[behind] == mark && is_digit(text[behind + 1])) ||
                         (at > 1 && text[at - 1] == ',' && is_digit(text[at - 2]));
    const bool is_fraction = fraction > 0 && !is_list && (mark == ',' || fraction <= 2);
    return is_fraction ? behind - at : length;
}

/// "0912 345 678", "(028) 3829 1234", "+84 912…", "1900.1095". Nothing for a sum, a year or a day.
std::optional<std::size_t> phone_length(std::string_view text, std::size_t at) {
    constexpr std::size_t fewest = 8;
    constexpr std::size_t most = 12;
    const auto rest = text.substr(at);
    const bool is_service = rest.starts_with("1900") || rest.starts_with("1800");
    if (!is_service && !rest.starts_with("0") && !rest.starts_with("(0") && !rest.starts_with("+84")) return {};
    std::size_t digits = 0;
    std::size_t length = 0;
    for (std::size_t here = 0; here < rest.size(); ++here) {
        const char c = rest[here];
        if (is_digit(c)) {
            ++digits;
            length = here + 1;
            continue;
        }
        const bool joins = c == ' ' || c == '.' || c == '-' || c == ')' || (here == 0 && (c == '(' || c == '+'));
        const bool goes_on = here + 1 < rest.size() && (is_digit(rest[here + 1]) || rest[here + 1] == ' ');
        if (!joins || !goes_on) break;
    }
    const bool fits = digits >= fewest && digits <= most;
    return fits ? std::optional(length) : std::nullopt;
}

/// A run without blanks that is an address of the web or a mailbox.
std::optional<std::size_t> address_length(std::string_view text, std::size_t at) {
    constexpr std::array<std::string_view, 6> endings{".vn", ".com", ".org", ".net", ".info", ".asia"};
    if (!is_plain_letter(text[at]) && !is_digit(text[at])) return {};
    constexpr std::size_t longest = 300;
    std::size_t length = 0;
    while (length < longest && at + length < text.size() && text[at + length] > ' ' && text[at + length] < 0x7F)
        ++length;
    while (length > 0 && std::string_view(".,;:!?)\"'").find(text[at + length - 1]) != std::string_view::npos) --length;
    const auto run = text.substr(at, length);
    const auto host = run.substr(0, run.find('/', run.find("://") == run.npos ? 0 : run.find("://") + 3));
    const bool has_ending =
        std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return host.ends_with(ending); });
    const bool is_address = run.find("://") != run.npos || run.starts_with("www.") || has_ending ||
                            (run.find('@') != run.npos && run.find('.') != run.npos);
    return is_address && length > 0 ? std::optional(length) : std::nullopt;
}

std::size_t word_length(std::string_view text, std::size_t at) {
    std::size_t length = 0;
    while (at + length < text.size()) {
        const auto [code, size] = base::letter_at(text, at + length);
        if (!is_letter(code)) break;
        length += size;
    }
    return length;
}

struct Cut {
    Kind kind;
    std::size_t length;
};

Cut cut_at(std::string_view text, std::size_t at, bool inside_word) {
    if (text[at] == '\n') return {Kind::line, 1};
    if (!inside_word) {
        if (const auto address = address_length(text, at)) return {Kind::address, *address};
        if (const auto phone = phone_length(text, at)) return {Kind::phone, *phone};
    }
    if (is_digit(text[at])) return {Kind::number, number_length(text, at)};
    if (const auto word = word_length(text, at)) return {Kind::word, word};
    return {Kind::mark, std::max<std::size_t>(1, base::letter_at(text, at).length)};
}

}  // namespace

std::vector<Token> tokens_of(std::string_view text) {
    std::vector<Token> tokens;
    bool after_blank = true;
    bool begins_line = true;
    bool inside_word = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto [code, size] = base::letter_at(text, at);
        if (is_blank(code) || text[at] == '\r') {
            after_blank = true;
            inside_word = false;
            at += std::max<std::size_t>(1, size);
            continue;
        }
        const auto [kind, length] = cut_at(text, at, inside_word);
        tokens.push_back({kind, std::string(text.substr(at, length)), after_blank, begins_line});
        begins_line = kind == Kind::line;
        after_blank = kind == Kind::line;
        inside_word = kind == Kind::word || kind == Kind::number;
        at += length;
    }
    return tokens;
}

}  // namespace speech
