#include "plans/docx_numbering.hpp"

#include <algorithm>
#include <utility>

namespace plans {
namespace {

std::string roman(int number) {
    constexpr std::array<std::pair<int, const char*>, 9> parts{
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string text;
    for (const auto& [value, letters] : parts)
        for (; number >= value; number -= value) text += letters;
    return text;
}

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return text;
}

std::string number_as(const std::string& format, int number) {
    number = std::clamp(number, 0, 399);
    if (format == "upperRoman") return roman(number);
    if (format == "lowerRoman") return lower(roman(number));
    if (format == "upperLetter") return std::string(1, static_cast<char>('A' + std::max(0, number - 1) % 26));
    if (format == "lowerLetter") return std::string(1, static_cast<char>('a' + std::max(0, number - 1) % 26));
    if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
    return std::to_string(number);
}

}  // namespace

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles) {
    for (const auto& list : numbering.children("w:abstractNum")) {
        auto& levels = abstract_[list.attribute("w:abstractNumId").as_int()];
        for (const auto& level : list.children("w:lvl")) {
            const int depth = level.attribute("w:ilvl").as_int();
            if (depth < 0 || depth > 8) continue;
            auto& into = levels[static_cast<std::size_t>(depth)];
            into.format = level.child("w:numFmt").attribute("w:val").as_string("decimal");
            into.text = level.child("w:lvlText").attribute("w:val").as_string();
            into.start = level.child("w:start").attribute("w:val").as_int(1);
        }
    }
    for (const auto& list : numbering.children("w:num"))
        abstract_of_list_[list.attribute("w:numId").as_int()] =
            list.child("w:abstractNumId").attribute("w:val").as_int();
    for (const auto& style : styles.children("w:style")) {
        const auto place = style.child("w:pPr").child("w:numPr");
        if (place)
            of_style_[style.attribute("w:styleId").as_string()] = {place.child("w:numId").attribute("w:val").as_int(),
                                                                   place.child("w:ilvl").attribute("w:val").as_int()};
    }
}

DocxNumbering::Place DocxNumbering::place_of(const pugi::xml_node& properties) const {
    if (const auto own = properties.child("w:numPr"))
        return {own.child("w:numId").attribute("w:val").as_int(), own.child("w:ilvl").attribute("w:val").as_int()};
    const auto found = of_style_.find(properties.child("w:pStyle").attribute("w:val").as_string());
    return found == of_style_.end() ? Place{} : found->second;
}

std::string DocxNumbering::text_of(const Levels& levels, const std::array<int, 9>& counts, int level) const {
    const auto& own = levels[static_cast<std::size_t>(level)];
    if (own.format == "bullet") return "-";
    if (own.format == "none") return {};
    std::string text;
    for (std::size_t i = 0; i < own.text.size(); ++i) {
        const bool slot =
            own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' && own.text[i + 1] <= '9';
        if (!slot) {
            text += own.text[i];
            continue;
        }
        const auto depth = static_cast<std::size_t>(own.text[++i] - '1');
        // A decimal below a Roman heading prints "1.1", whatever the heading's own form is.
        text += number_as(depth == static_cast<std::size_t>(level) ? own.format : levels[depth].format, counts[depth]);
    }
    return text;
}

std::string DocxNumbering::label_of(const pugi::xml_node& paragraph_properties) {
    const auto place = place_of(paragraph_properties);
    if (place.list == 0 || place.level < 0 || place.level > 8) return {};
    const auto list = abstract_of_list_.find(place.list);
    if (list == abstract_of_list_.end()) return {};
    const auto levels = abstract_.find(list->second);
    if (levels == abstract_.end()) return {};
    auto& counts = counts_[list->second];
    const auto level = static_cast<std::size_t>(place.level);
    counts[level] = counts[level] == 0 ? levels->second[level].start : counts[level] + 1;
    for (std::size_t above = 0; above < level; ++above)
        if (counts[above] == 0) counts[above] = levels->second[above].start;
    for (std::size_t below = level + 1; below < counts.size(); ++below) counts[below] = 0;
    return text_of(levels->second, counts, place.level);
}

}  // namespace plans
