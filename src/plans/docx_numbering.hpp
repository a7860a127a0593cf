#pragma once

#include <array>
#include <string>
#include <unordered_map>

#include <pugixml.hpp>

namespace plans {

/// The numbers that Word prints before paragraphs and keeps out of their text.
class DocxNumbering {
public:
    DocxNumbering(const pugi::xml_node& numbering, const pugi::xml_node& styles);

    /// The label of the next paragraph with these properties, "II." or "2.1." or "-"; empty when it has none. Counts
    /// on.
    std::string label_of(const pugi::xml_node& paragraph_properties);

private:
    struct Level {
        std::string format = "decimal";
        std::string text;
        int start = 1;
    };
    using Levels = std::array<Level, 9>;
    struct Place {
        int list = 0;  ///< numId; 0 is none
        int level = 0;
    };

    Place place_of(const pugi::xml_node& properties) const;
    std::string text_of(const Levels& levels, const std::array<int, 9>& counts, int level) const;

    std::unordered_map<int, Levels> abstract_;
    std::unordered_map<int, int> abstract_of_list_;
    std::unordered_map<std::string, Place> of_style_;
    std::unordered_map<int, std::array<int, 9>> counts_;  ///< by abstract list
};

}  // namespace plans
