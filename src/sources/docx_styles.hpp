#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include <pugixml.hpp>

namespace sources {

/// What Word keeps in styles and a reader must know: letters of old fonts, capitals, hidden text, drawn lines, numbers.
class DocxStyles {
public:
    explicit DocxStyles(const pugi::xml_node& styles);

    struct Look {
        std::string font;
        bool capitals = false;
        bool hidden = false;
    };
    /// How a run looks: its own properties, then its style, then the paragraph's, then the document's.
    Look look_of(const pugi::xml_node& paragraph_properties, const pugi::xml_node& run_properties) const;

    bool draws_lines(const std::string& table_style) const;

    struct Number {
        std::optional<int> list;
        std::optional<int> level;
    };
    Number number_of(const std::string& style) const;

private:
    struct Style {
        std::string based_on;
        std::optional<std::string> font;
        std::optional<bool> capitals;
        std::optional<bool> hidden;
        bool lines = false;
        Number number;
    };
    static Style read(const pugi::xml_node& run_properties);
    /// A style with what it takes over from those it is based on.
    Style whole(const std::string& id) const;

    std::unordered_map<std::string, Style> styles_;
    Style usual_;
    std::string usual_paragraph_;
};

/// The value of an on/off property such as <w:caps/>; nothing when it is absent.
std::optional<bool> docx_switch(const pugi::xml_node& properties, const char* name);

/// A border of these is drawn: <w:tblBorders> or <w:tcBorders>.
bool docx_draws_lines(const pugi::xml_node& borders);

}  // namespace sources
