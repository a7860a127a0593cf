#include "sources/docx_numbering.hpp"

#include <algorithm>
#include <utility>

namespace sources {
namespace {

constexpr int most_roman = 399;    ///< roman_number knows no letters above C
constexpr int most_start = 32767;  ///< the greatest number that Word lets a list begin with

/// Where a list begins; what no list of Word can begin with is brought into bounds, so that counting on is safe.
int start_in(const pugi::xml_node& node) {
    return std::clamp(node.attribute("w:val").as_int(1), 0, most_start);
}

std::string number_as(const std::string& format, int number) {
    if (format == "upperRoman") return roman_number(std::min(number, most_roman), true);
    if (format == "lowerRoman") return roman_number(std::min(number, most_roman), false);
    if (format == "upperLetter") return std::string(1, static_cast<char>('A' + std::max(0, number - 1) % 26));
    if (format == "lowerLetter") return std::string(1, static_cast<char>('a' + std::max(0, number - 1) % 26));
    if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
    return std::to_string(number);
}

DocxStyles::Number own_number(const pugi::xml_node& place) {
    DocxStyles::Number number;
    if (const auto list = place.child("w:numId")) number.list = list.attribute("w:val").as_int();
    if (const auto level = place.child("w:ilvl")) number.level = level.attribute("w:val").as_int();
    return number;
}

template <class Level>
Level read_level(const pugi::xml_node& node) {
    Level level;
    level.format = node.child("w:numFmt").attribute("w:val").as_string("decimal");
    level.text = node.child("w:lvlText").attribute("w:val").as_string();
    level.start = start_in(node.child("w:start"));
    level.all_decimal = docx_switch(node, "w:isLgl").value_or(false);
    return level;
}

bool is_level(int depth) {
    return depth >= 0 && depth <= 8;
}

}  // namespace

std::string roman_number(int number, bool upper) {
    constexpr std::array<std::pair<int, const char*>, 9> parts{
        {{100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
    std::string text;
    for (const auto& [value, letters] : parts)
        for (; number >= value; number -= value) text += letters;
    if (!upper)
        for (auto& letter : text) letter = static_cast<char>(letter | 0x20);
    return text;
}

DocxNumbering::DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles) : styles_(styles) {
    for (const auto& list : numbering.children("w:abstractNum")) read_abstract(list);
    for (const auto& list : numbering.children("w:num")) read_list(list);
    for (auto& [list, abstract] : abstract_of_list_) {
        const auto style = style_of_abstract_.find(abstract);
        if (style == style_of_abstract_.end()) continue;
        const auto defined_by = abstract_of_list_.find(styles.number_of(style->second).list.value_or(0));
        if (defined_by != abstract_of_list_.end()) abstract = defined_by->second;
    }
}

void DocxNumbering::read_abstract(const pugi::xml_node& list) {
    const int id = list.attribute("w:abstractNumId").as_int();
    auto& levels = abstract_[id];
    if (const auto link = list.child("w:numStyleLink")) style_of_abstract_[id] = link.attribute("w:val").as_string();
    for (const auto& level : list.children("w:lvl")) {
        const int depth = level.attribute("w:ilvl").as_int();
        if (!is_level(depth)) continue;
        levels[static_cast<std::size_t>(depth)] = read_level<Level>(level);
        if (const auto style = level.child("w:pStyle")) level_of_style_[style.attribute("w:val").as_string()] = depth;
    }
}

void DocxNumbering::read_list(const pugi::xml_node& list) {
    const int id = list.attribute("w:numId").as_int();
    abstract_of_list_[id] = list.child("w:abstractNumId").attribute("w:val").as_int();
    for (const auto& own : list.children("w:lvlOverride")) {
        const int depth = own.attribute("w:ilvl").as_int();
        if (!is_level(depth)) continue;
        if (const auto level = own.child("w:lvl")) own_levels_[{id, depth}] = read_level<Level>(level);
        if (const auto start = own.child("w:startOverride")) own_starts_[{id, depth}] = start_in(start);
    }
}

DocxNumbering::Place DocxNumbering::place_of(const pugi::xml_node& properties) const {
    const std::string style = properties.child("w:pStyle").attribute("w:val").as_string();
    const auto own = own_number(properties.child("w:numPr"));
    const auto of_style = styles_.number_of(style);
    const auto named = level_of_style_.find(style);
    const int usual_level = of_style.level.value_or(named == level_of_style_.end() ? 0 : named->second);
    const int level = own.level.value_or(own.list ? 0 : usual_level);
    return {own.list.value_or(of_style.list.value_or(0)), level};
}

const DocxNumbering::Level& DocxNumbering::level_of(const Place& place, std::size_t level) const {
    const auto own = own_levels_.find({place.list, static_cast<int>(level)});
    if (own != own_levels_.end()) return own->second;
    return abstract_.at(abstract_of_list_.at(place.list))[level];
}

std::string DocxNumbering::text_of(const Place& place, const Counts& counts) const {
    const auto level = static_cast<std::size_t>(place.level);
    const auto& own = level_of(place, level);
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
        text += number_as(own.all_decimal ? "decimal" : level_of(place, depth).format, counts[depth].value_or(0));
    }
    return text;
}

std::string DocxNumbering::label_of(const pugi::xml_node& paragraph_properties) {
    const auto place = place_of(paragraph_properties);
    const auto list = abstract_of_list_.find(place.list);
    if (place.list == 0 || !is_level(place.level) || list == abstract_of_list_.end()) return {};
    if (!abstract_.contains(list->second)) return {};
    auto& counts = counts_[list->second];
    const auto level = static_cast<std::size_t>(place.level);
    const std::pair<int, int> here{place.list, place.level};
    const auto own_start = own_starts_.find(here);
    if (begun_.insert(here).second && own_start != own_starts_.end())
        counts[level] = own_start->second;
    else
        counts[level] = counts[level] ? *counts[level] + 1 : level_of(place, level).start;
    for (std::size_t above = 0; above < level; ++above)
        if (!counts[above]) counts[above] = level_of(place, above).start;
    for (std::size_t below = level + 1; below < counts.size(); ++below) counts[below].reset();
    return text_of(place, counts);
}

}  // namespace sources
