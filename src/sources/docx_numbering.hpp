#pragma once

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include <pugixml.hpp>

#include "sources/docx_styles.hpp"

namespace sources {

/// "XIV" or "xiv".
std::string roman_number(int number, bool upper);

/// The numbers that Word prints before paragraphs and keeps out of their text.
class DocxNumbering {
public:
    DocxNumbering(const pugi::xml_node& numbering, const DocxStyles& styles);

    /// The label of the next paragraph with these properties, "II." or "2.1." or "-"; empty when it has none. Counts
    /// on.
    std::string label_of(const pugi::xml_node& paragraph_properties);

private:
    struct Level {
        std::string format = "decimal";
        std::string text;
        int start = 1;
        bool all_decimal = false;  ///< the numbers above are printed "1", whatever their own form is
    };
    using Levels = std::array<Level, 9>;
    using Counts = std::array<std::optional<int>, 9>;  ///< by level; empty: not begun
    struct Place {
        int list = 0;  ///< numId; 0 is none
        int level = 0;
    };

    void read_abstract(const pugi::xml_node& list);
    void read_list(const pugi::xml_node& list);
    Place place_of(const pugi::xml_node& properties) const;
    const Level& level_of(const Place& place, std::size_t level) const;
    std::string text_of(const Place& place, const Counts& counts) const;

    const DocxStyles& styles_;
    std::unordered_map<int, Levels> abstract_;
    std::unordered_map<int, std::string> style_of_abstract_;  ///< a list that is defined by a style
    std::unordered_map<std::string, int> level_of_style_;     ///< a level that names the style it belongs to
    std::unordered_map<int, int> abstract_of_list_;
    std::map<std::pair<int, int>, Level> own_levels_;  ///< by list and level, instead of the abstract ones
    std::map<std::pair<int, int>, int> own_starts_;    ///< by list and level: where it begins anew
    std::set<std::pair<int, int>> begun_;
    std::unordered_map<int, Counts> counts_;  ///< by abstract list
};

}  // namespace sources
