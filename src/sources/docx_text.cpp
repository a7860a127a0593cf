#include "sources/docx_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/letters.hpp"
#include "base/text.hpp"
#include "base/problem.hpp"
#include "sources/encodings.hpp"

namespace sources {
namespace {

constexpr int deepest_nesting = 200;  ///< elements within elements; Word writes about thirty

/// Tabs put things side by side in a line; the sign itself is kept for the cells of tables.
constexpr std::string_view tab_stop = "    ";

void check_depth(int depth) {
    if (depth > deepest_nesting)
        throw base::Problem(base::ProblemKind::invalid, "document.unreadable", "nested too deeply");
}

bool is_named(const pugi::xml_node& node, std::string_view name) {
    return name == node.name();
}

/// What a page does not show: deleted and moved-away text, codes of fields, drawings for older programs.
bool is_unseen(const pugi::xml_node& node) {
    constexpr std::array<std::string_view, 9> names{"w:pPr",       "w:rPr",     "w:del",   "w:moveFrom", "w:instrText",
                                                    "mc:Fallback", "w:delText", "w:tblPr", "w:sectPr"};
    return std::find(names.begin(), names.end(), node.name()) != names.end();
}

/// The sign that an empty element of a run stands for.
std::string_view sign_of(const pugi::xml_node& node) {
    if (is_named(node, "w:tab") || is_named(node, "w:ptab")) return tab_stop;
    if (is_named(node, "w:br") || is_named(node, "w:cr")) return "\n";
    if (is_named(node, "w:noBreakHyphen")) return "-";
    return {};
}

}  // namespace

std::string DocxText::read(const pugi::xml_node& node) {
    out_.clear();
    blocks(node, 0);
    return std::move(out_);
}

std::string DocxText::read_notes(const pugi::xml_node& notes) {
    std::string text;
    for (const auto& note : notes.children()) {
        // The lines that separate notes from text are notes of their own kind.
        if (note.attribute("w:type")) continue;
        const auto said = read(note);
        if (!said.empty()) text += "[" + std::string(note.attribute("w:id").as_string()) + "] " + said;
    }
    return text;
}

void DocxText::blocks(const pugi::xml_node& node, int depth) {
    check_depth(depth);
    for (const auto& child : node.children()) {
        if (is_named(child, "w:p"))
            paragraph(child, depth + 1);
        else if (is_named(child, "w:tbl"))
            table(child, depth + 1);
        else if (is_named(child, "w:sdt"))
            blocks(child.child("w:sdtContent"), depth + 1);
        else if (is_named(child, "w:ins") || is_named(child, "w:moveTo") || is_named(child, "w:customXml") ||
                 is_named(child, "w:smartTag"))
            blocks(child, depth + 1);
    }
}

void DocxText::paragraph(const pugi::xml_node& node, int depth) {
    Paragraph paragraph{node.child("w:pPr"), {}, {}};
    runs(node, paragraph, depth);
    const auto label = numbering_.label_of(paragraph.properties);
    if (!paragraph.text.empty()) out_ += label.empty() ? paragraph.text : label + " " + paragraph.text;
    // A paragraph mark that was deleted no longer ends the paragraph.
    const bool ends = !paragraph.properties.child("w:rPr").child("w:del");
    // An empty paragraph is an empty line, as it would be typed.
    if (ends) out_ += paragraph.text.empty() && paragraph.boxes.empty() ? "\n" : "\n\n";
    for (const auto& box : paragraph.boxes) blocks(box, depth + 1);
}

void DocxText::runs(const pugi::xml_node& node, Paragraph& into, int depth) {
    check_depth(depth);
    for (const auto& child : node.children()) {
        if (is_named(child, "w:r"))
            run(child, into, depth + 1);
        else if (is_named(child, "w:txbxContent"))
            into.boxes.push_back(child);
        else if (!is_unseen(child))
            runs(child, into, depth + 1);
    }
}

void DocxText::run(const pugi::xml_node& node, Paragraph& into, int depth) {
    check_depth(depth);
    const auto look = styles_.look_of(into.properties, node.child("w:rPr"));
    if (look.hidden) return;
    const auto encoding = encoding_of_font(look.font);
    std::string text;
    for (const auto& child : node.children()) {
        if (is_named(child, "w:t"))
            text += child.text().get();
        else if (is_named(child, "w:softHyphen"))
            text += encoding ? "\xC2\xAD" : "";  // TCVN3 writes "ư" so
        else if (const auto sign = sign_of(child); !sign.empty())
            text += sign;
        else if (!is_unseen(child) && child.first_child())
            runs(child, into, depth + 1);
    }
    if (encoding) text = old_fonts_.read(text, *encoding);
    into.text += look.capitals ? base::to_upper(text) : text;
}

void DocxText::table(const pugi::xml_node& node, int depth) {
    TableText table;
    const auto properties = node.child("w:tblPr");
    const auto borders = properties.child("w:tblBorders");
    table.bordered = borders ? docx_draws_lines(borders)
                             : styles_.draws_lines(properties.child("w:tblStyle").attribute("w:val").as_string());
    for (const auto& row : node.children("w:tr")) {
        auto& cells = table.rows.emplace_back();
        const auto skipped = row.child("w:trPr").child("w:gridBefore").attribute("w:val").as_uint();
        if (skipped > 0) cells.push_back({"", skipped});
        for (const auto& child : row.children("w:tc")) cells.push_back(cell(child, table, depth + 1));
    }
    out_ += printed(table);
}

TableCell DocxText::cell(const pugi::xml_node& node, TableText& table, int depth) {
    const auto properties = node.child("w:tcPr");
    table.bordered = table.bordered || docx_draws_lines(properties.child("w:tcBorders"));
    table.nested = table.nested || node.child("w:tbl");
    std::string around;
    around.swap(out_);
    blocks(node, depth);
    around.swap(out_);
    return {std::move(around), properties.child("w:gridSpan").attribute("w:val").as_uint(1)};
}

}  // namespace sources
