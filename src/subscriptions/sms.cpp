#include "subscriptions/sms.hpp"

#include "base/text.hpp"

namespace subscriptions {
namespace {

constexpr std::int64_t signs_alone = 70;
constexpr std::int64_t signs_of_part = 67;
constexpr std::string_view dots = "…";

bool begins_letter(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

bool takes_two(char byte) {
    return static_cast<unsigned char>(byte) >= 0xF0U;
}

Sms measured(std::string text, bool is_whole) {
    const auto signs = signs_of(text);
    return {std::move(text), signs, parts_of(signs), is_whole};
}

/// The longest beginning of so many signs that ends with a word.
std::string_view beginning(std::string_view words, std::int64_t most) {
    std::size_t end = 0;
    std::int64_t signs = 0;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (!begins_letter(words[at])) continue;
        if (words[at] == ' ') end = at;
        signs += takes_two(words[at]) ? 2 : 1;
        if (signs > most) break;
    }
    return words.substr(0, end);
}

}  // namespace

std::int64_t signs_of(std::string_view text) {
    std::int64_t signs = 0;
    for (const char byte : text)
        if (begins_letter(byte)) signs += takes_two(byte) ? 2 : 1;
    return signs;
}

std::int64_t parts_of(std::int64_t signs) {
    return signs <= signs_alone ? 1 : (signs + signs_of_part - 1) / signs_of_part;
}

Sms fitted(std::string_view words, const std::string& end, const std::string& way_to_rest) {
    const auto tidy = base::tidy(words);
    constexpr auto most = most_parts * signs_of_part;
    if (signs_of(tidy) + signs_of(end) <= most) return measured(tidy + end, true);
    const auto behind = std::string(dots) + way_to_rest + end;
    return measured(std::string(beginning(tidy, most - signs_of(behind))) + behind, false);
}

}  // namespace subscriptions
