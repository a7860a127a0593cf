#include "bodies/usual_name.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <string_view>

#include "base/text.hpp"

namespace bodies {
namespace {

/// Words in front of a unit's name, by its kind; a name that is only a number keeps them: "Quận 3".
constexpr std::string_view kind_words[] = {"Thành phố ", "Thị trấn ", "Thị xã ", "Đặc khu ", "Tỉnh ",
                                           "Quận ",      "Huyện ",    "Phường ", "Xã "};

std::string without_kind_word(const std::string& name) {
    for (const auto word : kind_words)
        if (name.starts_with(word) && !std::isdigit(static_cast<unsigned char>(name[word.size()])))
            return name.substr(word.size());
    return name;
}

/// In running text the kind is written small: "xã Bến Xuân", but "Quận 3".
std::string in_running_text(const std::string& name) {
    const auto blank = name.find(' ');
    if (blank == std::string::npos || std::isdigit(static_cast<unsigned char>(name.back()))) return name;
    for (const auto word : kind_words)
        if (name.starts_with(word)) return base::to_lower(word) + name.substr(word.size());
    return name;
}

/// The committee of the party in a unit has a word of its own for each level.
std::string party_committee(const areas::Area& area) {
    static const std::map<std::string, std::string> words{
        {"province", "Tỉnh ủy"},       {"municipality", "Thành ủy"},   {"provincial_city", "Thành ủy"},
        {"urban_district", "Quận ủy"}, {"rural_district", "Huyện ủy"}, {"district_town", "Thị ủy"}};
    const auto word = words.find(area.kind);
    if (word == words.end()) return "Đảng ủy " + in_running_text(area.name);
    return word->second + " " + without_kind_word(area.name);
}

void fill(std::string& pattern, std::string_view place, const std::string& words) {
    if (const auto at = pattern.find(place); at != std::string::npos) pattern.replace(at, place.size(), words);
}

}  // namespace

bool has_usual_name(const Kind& kind) {
    return kind.called.has_value();
}

std::string usual_name(const Kind& kind, const areas::Area& area) {
    auto name = kind.called.value_or(kind.vi + " {area}");
    fill(name, "{party}", party_committee(area));
    fill(name, "{area}", in_running_text(area.name));
    return name;
}

}  // namespace bodies
