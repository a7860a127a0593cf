#include "sources/docx_styles.hpp"

#include <string_view>

namespace sources {
namespace {

constexpr int longest_chain = 20;  ///< styles based on styles; Word writes three or four, a circle has no end

std::optional<int> number(const pugi::xml_node& node) {
    return node ? std::optional(node.attribute("w:val").as_int()) : std::nullopt;
}

template <class T>
void take_over(std::optional<T>& value, const std::optional<T>& from) {
    if (!value) value = from;
}

}  // namespace

std::optional<bool> docx_switch(const pugi::xml_node& properties, const char* name) {
    const auto node = properties.child(name);
    if (!node) return std::nullopt;
    const std::string_view value = node.attribute("w:val").as_string("1");
    return value != "0" && value != "false" && value != "off";
}

bool docx_draws_lines(const pugi::xml_node& borders) {
    for (const auto& border : borders.children()) {
        const std::string_view kind = border.attribute("w:val").as_string("nil");
        if (kind != "nil" && kind != "none") return true;
    }
    return false;
}

DocxStyles::Style DocxStyles::read(const pugi::xml_node& run_properties) {
    Style style;
    if (const auto fonts = run_properties.child("w:rFonts")) {
        const auto name = fonts.attribute("w:ascii") ? fonts.attribute("w:ascii") : fonts.attribute("w:hAnsi");
        if (name || fonts.attribute("w:asciiTheme")) style.font = name.as_string();
    }
    style.capitals = docx_switch(run_properties, "w:caps");
    style.hidden = docx_switch(run_properties, "w:vanish");
    return style;
}

DocxStyles::DocxStyles(const pugi::xml_node& styles) {
    usual_ = read(styles.child("w:docDefaults").child("w:rPrDefault").child("w:rPr"));
    for (const auto& node : styles.children("w:style")) {
        auto style = read(node.child("w:rPr"));
        style.based_on = node.child("w:basedOn").attribute("w:val").as_string();
        style.lines = docx_draws_lines(node.child("w:tblPr").child("w:tblBorders"));
        const auto place = node.child("w:pPr").child("w:numPr");
        style.number = {number(place.child("w:numId")), number(place.child("w:ilvl"))};
        const std::string id = node.attribute("w:styleId").as_string();
        const bool usual = node.attribute("w:default").as_bool();
        if (usual && std::string_view(node.attribute("w:type").as_string()) == "paragraph") usual_paragraph_ = id;
        styles_[id] = std::move(style);
    }
}

DocxStyles::Style DocxStyles::whole(const std::string& id) const {
    Style sum;
    auto found = styles_.find(id);
    for (int step = 0; found != styles_.end() && step < longest_chain; ++step) {
        const auto& style = found->second;
        take_over(sum.font, style.font);
        take_over(sum.capitals, style.capitals);
        take_over(sum.hidden, style.hidden);
        take_over(sum.number.list, style.number.list);
        take_over(sum.number.level, style.number.level);
        sum.lines = sum.lines || style.lines;
        found = styles_.find(style.based_on);
    }
    return sum;
}

DocxStyles::Look DocxStyles::look_of(const pugi::xml_node& paragraph_properties,
                                     const pugi::xml_node& run_properties) const {
    auto look = read(run_properties);
    const std::string run_style = run_properties.child("w:rStyle").attribute("w:val").as_string();
    const std::string paragraph_style =
        paragraph_properties.child("w:pStyle").attribute("w:val").as_string(usual_paragraph_.c_str());
    for (const auto& style : {whole(run_style), whole(paragraph_style), usual_}) {
        take_over(look.font, style.font);
        take_over(look.capitals, style.capitals);
        take_over(look.hidden, style.hidden);
    }
    return {look.font.value_or(""), look.capitals.value_or(false), look.hidden.value_or(false)};
}

bool DocxStyles::draws_lines(const std::string& table_style) const {
    return whole(table_style).lines;
}

DocxStyles::Number DocxStyles::number_of(const std::string& style) const {
    return whole(style).number;
}

}  // namespace sources
