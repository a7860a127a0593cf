#include "speech/numbers.hpp"

#include <array>

#include "base/text.hpp"

namespace speech {
namespace {

constexpr std::uint64_t thousand = 1'000;
constexpr std::uint64_t million = 1'000'000;
constexpr std::uint64_t billion = 1'000'000'000;

constexpr std::array<std::string_view, 10> digit_words{"không", "một", "hai", "ba",  "bốn",
                                                       "năm",   "sáu", "bảy", "tám", "chín"};

void add(std::string& words, std::string_view more) {
    if (!words.empty() && !more.empty()) words += ' ';
    words += more;
}

/// Behind "mươi" one, four and five change; behind "mười" five does.
std::string_view unit_behind_tens(std::uint64_t unit, std::uint64_t tens) {
    if (unit == 5) return "lăm";
    if (unit == 1 && tens > 1) return "mốt";
    if (unit == 4 && tens > 1) return "tư";
    return digit_words[unit];
}

/// Up to 999; `is_full`: a larger group stands before it, so that missing hundreds are said.
std::string below_thousand(std::uint64_t number, bool is_full, Voice voice) {
    const auto hundreds = number / 100;
    const auto tens = number / 10 % 10;
    const auto unit = number % 10;
    std::string words;
    if (hundreds > 0 || is_full) words = std::string(digit_words[hundreds]) + " trăm";
    if (tens == 0) {
        if (unit > 0 && !words.empty()) add(words, voice == Voice::south ? "lẻ" : "linh");
        if (unit > 0) add(words, digit_words[unit]);
        return words;
    }
    add(words, tens == 1 ? "mười" : std::string(digit_words[tens]) + " mươi");
    if (unit > 0) add(words, unit_behind_tens(unit, tens));
    return words;
}

std::string below_billion(std::uint64_t number, bool is_full, Voice voice) {
    struct Group {
        std::uint64_t size;
        std::string_view word;
    };
    const std::array<Group, 3> groups{
        {{million, "triệu"}, {thousand, voice == Voice::south ? "ngàn" : "nghìn"}, {1, ""}}};
    std::string words;
    for (const auto& [size, word] : groups) {
        const auto count = number / size % thousand;
        if (count == 0) continue;
        add(words, below_thousand(count, is_full || !words.empty(), voice));
        add(words, word);
    }
    return words;
}

/// "25" behind the comma is a number, "05" and "125" are digits.
std::string fraction_in_words(std::string_view digits, Voice voice) {
    const auto value = base::to_number<std::uint64_t>(digits);
    const bool is_number = digits.size() <= 2 && !digits.starts_with('0') && value;
    return is_number ? number_in_words(*value, voice) : digits_in_words(digits);
}

}  // namespace

std::string number_in_words(std::uint64_t number, Voice voice) {
    if (number == 0) return std::string(digit_words[0]);
    if (number < billion) return below_billion(number, false, voice);
    std::string words = number_in_words(number / billion, voice) + " tỷ";
    add(words, below_billion(number % billion, true, voice));
    return words;
}

std::string printed_number_in_words(std::string_view printed, Voice voice) {
    constexpr std::size_t most_digits = 15;
    constexpr std::size_t group = 3;
    const auto last_dot = printed.rfind('.');
    const bool is_point = last_dot != printed.npos && printed.size() - last_dot - 1 < group;
    const auto mark = is_point ? last_dot : printed.find(',');
    std::string whole;
    for (const char c : printed.substr(0, mark))
        if (c != '.') whole += c;
    const auto value = base::to_number<std::uint64_t>(whole);
    const bool is_code = whole.size() > 1 && whole.front() == '0';
    std::string words =
        value && !is_code && whole.size() <= most_digits ? number_in_words(*value, voice) : digits_in_words(whole);
    if (mark != printed.npos) words += " phẩy " + fraction_in_words(printed.substr(mark + 1), voice);
    return words;
}

std::string digits_in_words(std::string_view printed) {
    std::string words;
    bool rests = false;
    for (const char c : printed) {
        if (c < '0' || c > '9') {
            if (c == '+') words += "cộng";
            rests = !words.empty() && c != '+';
            continue;
        }
        if (rests) words += ',';
        rests = false;
        add(words, digit_words[static_cast<std::size_t>(c - '0')]);
    }
    return words;
}

int roman_value(std::string_view letters) {
    constexpr std::array<std::string_view, 10> units{"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
    constexpr std::array<std::string_view, 4> tens{"", "X", "XX", "XXX"};
    for (std::size_t ten = 0; ten < tens.size(); ++ten)
        for (std::size_t unit = 0; unit < units.size(); ++unit)
            if (letters == std::string(tens[ten]) + std::string(units[unit])) return static_cast<int>(ten * 10 + unit);
    return 0;
}

}  // namespace speech
